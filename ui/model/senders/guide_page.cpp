#include "model/senders/guide_page.hpp"

#include <algorithm>

namespace tempo::model {
namespace {

bool isFence(const QString& line) {
    return line.startsWith(QStringLiteral("```"));
}

bool isProse(const QString& paragraph) {
    return !isCode(paragraph) && !paragraph.startsWith(QLatin1Char('|')) &&
           !paragraph.startsWith(QStringLiteral("<!--"));
}

} // namespace

QStringList paragraphsOf(const QString& page) {
    QStringList paragraphs;
    QStringList lines;
    bool inCode = false;
    const auto end = [&] {
        if (!lines.isEmpty()) {
            paragraphs << lines.join(QLatin1Char('\n'));
        }
        lines.clear();
    };
    for (const auto& line : page.split(QLatin1Char('\n'))) {
        const bool fence = isFence(line);
        if ((line.isEmpty() || fence) && !inCode) {
            end();
        }
        if (!line.isEmpty() || inCode) {
            lines << line;
        }
        if (fence && inCode) {
            end();
        }
        inCode = inCode != fence;
    }
    end();
    return paragraphs;
}

bool isCode(const QString& paragraph) {
    return isFence(paragraph);
}

QString inWordsOf(const QString& page, const QString& words) {
    auto paragraphs = paragraphsOf(page);
    auto translated = paragraphsOf(words);
    const auto prose = std::ranges::count_if(paragraphs.mid(1), isProse);
    if (prose != translated.size()) {
        return page;
    }
    for (qsizetype at = 1; at < paragraphs.size(); ++at) {
        if (isProse(paragraphs[at])) {
            paragraphs[at] = translated.takeFirst();
        }
    }
    return paragraphs.join(QStringLiteral("\n\n")) + QLatin1Char('\n');
}

} // namespace tempo::model
