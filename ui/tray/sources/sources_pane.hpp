#pragma once

#include "model/senders/sender_draft.hpp"
#include "tray/models.hpp"

#include <QPushButton>
#include <QTreeView>
#include <QWidget>
#include <optional>
#include <set>
#include <string>

class QMenu;

namespace tempo::tray {

/// The sources below their umbrellas, and which of them the timeline shows.
class SourcesPane final : public QWidget {
    Q_OBJECT
public:
    explicit SourcesPane(const Models& models, QWidget* parent = nullptr);

Q_SIGNALS:
    /// Nothing: all of them.
    void chosen(const std::optional<std::string>& provider);
    void senderWanted(const tempo::model::SenderDraft& draft);
    /// The token of this sender (its id) is to be rotated.
    void rotationWanted(const std::string& sender);

protected:
    void contextMenuEvent(QContextMenuEvent* event) override;

private:
    void build();
    void connectParts();
    void choose();
    void allow();
    void restoreTree();
    void showExposed();
    void rotateExposed();

    void showMenu(const model::SourceRow& row, QPoint where);
    void addLooking(QMenu& menu, const model::SourceRow& row);
    void addDoing(QMenu& menu, const model::SourceRow& row);
    void select(const std::optional<protocol::SourceKey>& key);
    void hide(const std::string& provider);
    void mute(const std::string& provider);
    void showStored(const model::SourceRow& row);

    void applyHidden();
    void fillHiddenMenu();

    const Models& models_;
    QPushButton* all_;
    QTreeView* tree_;
    QPushButton* hidden_; ///< tells how many are hidden, and brings them back
    QPushButton* add_;
    QPushButton* rotate_;
    std::set<protocol::SourceKey> closed_; ///< umbrellas that were folded
    std::optional<protocol::SourceKey> selected_;
};

} // namespace tempo::tray
