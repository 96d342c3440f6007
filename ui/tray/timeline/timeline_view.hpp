#pragma once

#include <QListView>
#include <cstdint>
#include <optional>

namespace tempo::tray {

/// A list of lines of one height, of which some cannot be chosen and are stepped over. Unlike its
/// base it lays nothing out: where a line is follows from its number, so that one more costs the
/// same among ten and among thousands. What is being read stays where it is while lines come in, go
/// or move above it: the current line if it is on screen, else the first one. Plain letters are
/// left to the parent.
class TimelineView final : public QListView {
    Q_OBJECT
public:
    explicit TimelineView(QWidget* parent);

    /// A click within so many pixels of a line's beginning folds or unfolds it.
    static constexpr int kFoldWidth = 24;

    void setModel(QAbstractItemModel* model) override;
    QRect visualRect(const QModelIndex& index) const override;
    QModelIndex indexAt(const QPoint& point) const override;
    void scrollTo(const QModelIndex& index, ScrollHint hint = EnsureVisible) override;
    void doItemsLayout() override;
    void selectAll() override;
    void keyboardSearch(const QString& search) override;

    /// What comes in above the first line while that is on screen.
    enum class Above : std::uint8_t {
        News,   ///< is what one wants to see: it pushes the others down
        Earlier ///< has been read only now: the others stay
    };
    void setAbove(Above above) { above_ = above; }

    /// Makes a line the current and only chosen one, at the top of what is on screen if it was not
    /// on it.
    void choose(int line);

    /// Steps so many lines that can be chosen down, or up.
    void step(int lines);

Q_SIGNALS:
    /// These lines are on screen now.
    void looksAt(int first, int last);
    /// Home or End has been pressed.
    void newestWanted();
    void oldestWanted();
    /// The current line is to be folded, unfolded, or the other of the two.
    void foldWanted();
    void unfoldWanted();
    void toggleWanted(int line);
    /// Everything has been chosen with one key.
    void allChosen();
    /// Enter.
    void openWanted();

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
    void mouseDoubleClickEvent(QMouseEvent* event) override;

private:
    int lines() const;
    int firstLine() const;
    int wholeLines() const;
    int lineAt(int y) const;
    void tellWhatIsShown();
    bool isChoosable(int line) const;
    int choosable(int line, int direction) const;
    std::optional<int> keptLine(int current) const;
    void scrollBy(int lines);
    void keepPlaceAfterRemoval(int first, int last);
    void keepPlaceAfterMove(int from, int to);

    int lineHeight_ = 1; ///< pixels, at least 1
    Above above_ = Above::News;
};

} // namespace tempo::tray
