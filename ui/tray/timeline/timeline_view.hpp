#pragma once

#include <QListView>
#include <cstdint>

namespace tempo::tray {

/// A list of lines of one height. Unlike its base it lays nothing out: where a line is follows from
/// its number, so that one more costs the same among ten and among a million. What is being read
/// stays where it is while lines come in or go above it. Plain letters are left to the parent.
class TimelineView final : public QListView {
    Q_OBJECT
public:
    explicit TimelineView(QWidget* parent);

    void setModel(QAbstractItemModel* model) override;
    QRect visualRect(const QModelIndex& index) const override;
    QModelIndex indexAt(const QPoint& point) const override;
    void scrollTo(const QModelIndex& index, ScrollHint hint = EnsureVisible) override;
    void doItemsLayout() override;
    void keyboardSearch(const QString& search) override;

    enum class Aim : std::uint8_t {
        None,
        End ///< End was the last that was pressed: lines that come in there are scrolled to
    };
    Aim aim() const { return aim_; }

Q_SIGNALS:
    /// These lines are on screen now.
    void looksAt(int first, int last);
    void aimChanged();

protected:
    int horizontalOffset() const override { return 0; }
    int verticalOffset() const override;
    QModelIndex moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers) override;
    void setSelection(const QRect& rect, QItemSelectionModel::SelectionFlags command) override;
    QRegion visualRegionForSelection(const QItemSelection& selection) const override;
    void paintEvent(QPaintEvent* event) override;
    void updateGeometries() override;
    void scrollContentsBy(int horizontally, int vertically) override;
    void rowsInserted(const QModelIndex& parent, int first, int last) override;
    void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;
    void selectionChanged(const QItemSelection& selected,
                          const QItemSelection& deselected) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;

private:
    int lines() const;
    int firstLine() const;
    int wholeLines() const;
    int lineAt(int y) const;
    void tellWhatIsShown();
    void setAim(Aim aim);
    void keepPlaceAfterRemoval(int first, int last);

    int lineHeight_ = 1; ///< pixels, at least 1
    Aim aim_ = Aim::None;
};

} // namespace tempo::tray
