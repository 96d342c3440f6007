#include "model/scores/line_difference.hpp"

#include <QStringList>
#include <algorithm>
#include <vector>

namespace tempo::model {
namespace {

constexpr qsizetype kAround = 2; ///< lines that are the same, shown beside what is not

enum class Change : std::uint8_t { Same, Gone, New };

struct Line {
    Change change;
    QString text;
};

/// How long the longest common subsequence of the lines from (i, j) on is.
class CommonLengths {
public:
    CommonLengths(const QStringList& before, const QStringList& after)
        : columns_(after.size() + 1),
          lengths_(static_cast<std::size_t>((before.size() + 1) * columns_)) {
        for (auto i = before.size() - 1; i >= 0; --i) {
            for (auto j = after.size() - 1; j >= 0; --j) {
                at(i, j) = before[i] == after[j] ? at(i + 1, j + 1) + 1
                                                 : std::max(at(i + 1, j), at(i, j + 1));
            }
        }
    }

    int& at(qsizetype i, qsizetype j) {
        return lengths_[static_cast<std::size_t>(i * columns_ + j)];
    }

private:
    qsizetype columns_;
    std::vector<int> lengths_;
};

std::vector<Line> compared(const QStringList& before, const QStringList& after) {
    std::vector<Line> lines;
    qsizetype i = 0;
    qsizetype j = 0;
    if (std::max(before.size(), after.size()) <= kMostLines) {
        CommonLengths common(before, after);
        while (i < before.size() && j < after.size()) {
            if (before[i] == after[j]) {
                lines.push_back({Change::Same, before[i]});
                ++i;
                ++j;
            } else if (common.at(i + 1, j) >= common.at(i, j + 1)) {
                lines.push_back({Change::Gone, before[i++]});
            } else {
                lines.push_back({Change::New, after[j++]});
            }
        }
    }
    for (; i < before.size(); ++i) {
        lines.push_back({Change::Gone, before[i]});
    }
    for (; j < after.size(); ++j) {
        lines.push_back({Change::New, after[j]});
    }
    return lines;
}

/// Whether something has changed within kAround lines.
bool isNear(const std::vector<Line>& lines, qsizetype index) {
    const auto last = static_cast<qsizetype>(lines.size()) - 1;
    for (auto i = std::max<qsizetype>(0, index - kAround); i <= std::min(last, index + kAround);
         ++i) {
        if (lines[static_cast<std::size_t>(i)].change != Change::Same) {
            return true;
        }
    }
    return false;
}

QString signOf(Change change) {
    switch (change) {
    case Change::Gone:
        return QStringLiteral("- ");
    case Change::New:
        return QStringLiteral("+ ");
    case Change::Same:
        break;
    }
    return QStringLiteral("  ");
}

} // namespace

QString lineDifference(const QString& before, const QString& after) {
    if (before == after) {
        return {};
    }
    const auto lines = compared(before.split(QLatin1Char('\n')), after.split(QLatin1Char('\n')));
    QStringList shown;
    bool skipping = false;
    for (qsizetype i = 0; i < static_cast<qsizetype>(lines.size()); ++i) {
        const auto& line = lines[static_cast<std::size_t>(i)];
        if (isNear(lines, i)) {
            shown << signOf(line.change) + line.text;
        } else if (!skipping) {
            shown << QStringLiteral("…");
        }
        skipping = !isNear(lines, i);
    }
    return shown.join(QLatin1Char('\n'));
}

} // namespace tempo::model
