#pragma once

#include "tray/models.hpp"

#include <QListView>
#include <QPushButton>
#include <QWidget>
#include <optional>
#include <string>

namespace tempo::tray {

/// The sources, and which of them the timeline shows.
class SourcesPane final : public QWidget {
    Q_OBJECT
public:
    explicit SourcesPane(const Models& models, QWidget* parent = nullptr);

Q_SIGNALS:
    /// Nothing: all of them.
    void chosen(const std::optional<std::string>& provider);
    void senderWanted();
    /// The token of this sender (its id) is to be rotated.
    void rotationWanted(const std::string& sender);

private:
    void choose();
    void showMenu(QPoint where);

    const Models& models_;
    QPushButton* all_;
    QListView* list_;
    QPushButton* add_;
    QPushButton* rotate_;
};

} // namespace tempo::tray
