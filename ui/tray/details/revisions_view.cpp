#include "tray/details/revisions_view.hpp"

#include "model/details/revision_changes.hpp"
#include "tray/details/height.hpp"

#include <QHeaderView>

namespace tempo::tray {
namespace {

constexpr qsizetype kMostOfValue = 200;

/// One line of a value; all of it is in the tooltip.
QString shortened(const QString& value) {
    const auto line = value.left(kMostOfValue).replace(QLatin1Char('\n'), QLatin1Char(' '));
    return value.size() > kMostOfValue ? line + QStringLiteral("…") : line;
}

} // namespace

RevisionsView::RevisionsView(QWidget* parent) : QTreeWidget(parent) {
    setColumnCount(3);
    setHeaderLabels({tr("Changed"), tr("Before"), tr("After")});
    setAccessibleName(tr("Earlier versions"));
    setFrameShape(QFrame::NoFrame);
    beAsHighAsNeeded(*this);
    setTabKeyNavigation(false);
    header()->setStretchLastSection(true);
    hide();
}

void RevisionsView::show(const std::vector<model::RevisionStep>& steps,
                         const model::TimeText& times) {
    clear();
    for (const auto& step : steps) {
        auto* item = new QTreeWidgetItem(
            this, {tr("%1, version %2").arg(times.dayAndTime(step.replacedAt)).arg(step.revision)});
        item->setFirstColumnSpanned(true);
        for (const auto& change : step.changes) {
            auto* line = new QTreeWidgetItem(
                item, {change.field, shortened(change.before), shortened(change.after)});
            line->setToolTip(1, change.before.toHtmlEscaped());
            line->setToolTip(2, change.after.toHtmlEscaped());
        }
        if (step.changes.empty()) {
            new QTreeWidgetItem(item, {tr("nothing but its time")});
        }
    }
    if (auto* newest = topLevelItem(0)) {
        newest->setExpanded(true);
    }
    resizeColumnToContents(0);
    setVisible(!steps.empty());
}

} // namespace tempo::tray
