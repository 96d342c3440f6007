#pragma once

#include "model/activity/activity_model.hpp"

#include <QTableView>

namespace tempo::tray {

/// Cells coloured by how many events there were; a click, or Enter, chooses the time of one. The
/// arrow keys move a cursor, and the cell that it comes to says its words.
class ActivityGrid final : public QTableView {
    Q_OBJECT
public:
    /// `name` is what a screen reader calls it; the model outlives it.
    ActivityGrid(model::ActivityModel& cells, const QString& name, QWidget* parent);

Q_SIGNALS:
    /// The end of the stretch that was chosen.
    void chosen(tempo::Timestamp end);

protected:
    void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;
    void focusInEvent(QFocusEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void tell();
    void choose(const QModelIndex& cell);

    model::ActivityModel& cells_;
};

} // namespace tempo::tray
