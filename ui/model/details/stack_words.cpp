#include "model/details/stack_words.hpp"

#include "model/events/event_text.hpp"

#include <QCoreApplication>
#include <QStringList>

namespace tempo::model {
namespace {

struct StackText {
    Q_DECLARE_TR_FUNCTIONS(StackText)
};

} // namespace

QString stackWords(const protocol::Stack& stack, const TimeText& times) {
    QStringList parts{StackText::tr("%n event(s) since %1", nullptr, static_cast<int>(stack.events))
                          .arg(times.dayAndTime(stack.firstAt))};
    if (stack.cycles > 1) {
        parts << StackText::tr("%n cycle(s)", nullptr, static_cast<int>(stack.cycles));
    }
    if (stack.worstSeverity != stack.severity) {
        parts << StackText::tr("the worst: %1").arg(severityWord(stack.worstSeverity));
    }
    if (stack.needsAttention > 0) {
        parts << StackText::tr("needing attention: %1").arg(stack.needsAttention);
    }
    return parts.join(QStringLiteral(", "));
}

} // namespace tempo::model
