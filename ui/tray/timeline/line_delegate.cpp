#include "tray/timeline/line_delegate.hpp"

#include "model/events/event_text.hpp"
#include "model/text.hpp"
#include "model/timeline/timeline_model.hpp"
#include "model/timeline/timeline_text.hpp"
#include "tray/icons.hpp"
#include "tray/theme.hpp"
#include "tray/timeline/line_painter.hpp"
#include "tray/timeline/timeline_view.hpp"

namespace tempo::tray {
namespace {

using model::shown;
using model::TimelineLine;

constexpr int kLineAir = 14;
constexpr int kSourceShare = 6; ///< of a line's width, one in so many
constexpr int kMemberIndent = 24;

/// The colours of a line: all of the text where it is chosen.
struct Inks {
    QColor text;
    QColor muted;
    QColor severity;
};

Inks inksOf(const QStyleOptionViewItem& option, Severity severity) {
    if (option.state.testFlag(QStyle::State_Selected)) {
        const auto text = option.palette.color(QPalette::HighlightedText);
        return {.text = text, .muted = text, .severity = text};
    }
    return {.text = option.palette.color(QPalette::Text),
            .muted = mutedColor(option.palette),
            .severity = severityColor(severity, option.palette)};
}

QFont fontOf(const QStyleOptionViewItem& option, bool bold) {
    auto font = option.font;
    font.setBold(bold);
    return font;
}

void drawChips(LinePainter& line, const model::TimelineEntry& entry, const Inks& inks) {
    const auto& row = entry.event;
    if (entry.stack && entry.stack->events > 1) {
        line.chipAtTheEnd(QString::number(entry.stack->events), inks.text, inks.muted);
    }
    if (!row.label.empty()) {
        const QColor own(shown(row.labelColor));
        line.chipAtTheEnd(shown(row.label), inks.text, own.isValid() ? own : inks.muted);
    }
    if (!row.tag.empty()) {
        line.chipAtTheEnd(QLatin1Char('#') + shown(row.tag), inks.muted, inks.muted);
    }
}

void drawTitle(LinePainter& line, const model::TimelineEntry& entry, const Inks& inks,
               const QStyleOptionViewItem& option) {
    const auto title = shown(entry.title());
    line.setFont(fontOf(option, entry.needsAttention()));
    line.text(title, qMin(line.widthOf(title), line.rest().width()), inks.text);
    line.setFont(option.font);
    const auto subtitle = shown(entry.event.subtitle);
    if (!subtitle.isEmpty() && line.rest().width() > kLineAir) {
        line.text(QStringLiteral("· ") + subtitle, line.rest().width(), inks.muted);
    }
}

void drawFold(LinePainter& line, const TimelineLine& shownLine, const Inks& inks) {
    const int begin = line.rest().left();
    if (shownLine.kind == TimelineLine::Kind::Member) {
        line.skip(kMemberIndent);
        return;
    }
    if (shownLine.fold != TimelineLine::Fold::None) {
        line.arrow(shownLine.fold == TimelineLine::Fold::Folded ? Qt::RightArrow : Qt::DownArrow,
                   inks.text);
    }
    line.skip(TimelineView::kFoldWidth - LinePainter::kGap / 2 - (line.rest().left() - begin));
}

void drawDay(LinePainter& line, const QString& words, const QStyleOptionViewItem& option) {
    line.setFont(fontOf(option, true));
    line.text(words, line.widthOf(words), mutedColor(option.palette));
    line.rule(option.palette.color(QPalette::Mid));
}

} // namespace

LineDelegate::LineDelegate(const model::SourceModel& sources, QObject* parent)
    : QStyledItemDelegate(parent), sources_(sources) {}

void LineDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                         const QModelIndex& index) const {
    const auto* timeline = qobject_cast<const model::TimelineModel*>(index.model());
    const auto* shownLine = timeline != nullptr ? timeline->lineAt(index.row()) : nullptr;
    const auto* style = option.widget != nullptr ? option.widget->style() : nullptr;
    if (shownLine == nullptr || style == nullptr) {
        return;
    }
    style->drawControl(QStyle::CE_ItemViewItem, &option, painter, option.widget);
    const int gap = LinePainter::kGap;
    LinePainter line(*painter, option.rect.adjusted(gap / 2, 0, -gap, 0), option.font);
    if (!shownLine->isEvent()) {
        return drawDay(line, model::lineText(*shownLine, timeline->timeText()), option);
    }
    const auto& entry = *shownLine->entry;
    const auto inks = inksOf(option, entry.severity());
    drawFold(line, *shownLine, inks);
    line.icon(severityShape(entry.severity()), inks.severity);
    const auto when = timeline->timeText().time(entry.event.startDate);
    line.text(when, line.widthOf(when), inks.muted);
    const auto* source = sources_.source(entry.event.provider);
    if (shownLine->kind == TimelineLine::Kind::Entry) {
        const QColor color(source != nullptr ? shown(source->color.value_or("")) : QString());
        line.dot(color.isValid() ? color : inks.muted);
        line.text(shown(source != nullptr ? source->displayName : entry.event.provider),
                  option.rect.width() / kSourceShare, inks.muted);
    }
    drawChips(line, entry, inks);
    if (const QColor indicator(shown(entry.event.indicatorColor)); indicator.isValid()) {
        line.dot(indicator);
    }
    if (const auto emoji = shown(entry.event.emoji); !emoji.isEmpty()) {
        line.text(emoji, line.widthOf(emoji), inks.text);
    }
    drawTitle(line, entry, inks, option);
}

QSize LineDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex&) const {
    return {LinePainter::kIcon * 20, option.fontMetrics.height() + kLineAir};
}

} // namespace tempo::tray
