#pragma once

#include "tray/models.hpp"

#include <QLabel>
#include <QListWidget>
#include <QTableWidget>

namespace tempo::tray {

/// What a score would do: its actions in words, and the newest events as they look now and would
/// look then.
class PreviewView final : public QWidget {
    Q_OBJECT
public:
    PreviewView(const Models& models, QWidget* parent);

    void show(const protocol::ScorePreview& preview);

private:
    void showRows(const protocol::ScorePreview& preview);
    void addLook(int row, int column, const protocol::ScoreLook& look);

    const Models& models_;
    QLabel* actionWords_;
    QListWidget* actions_;
    QLabel* rowWords_;
    QTableWidget* rows_;
};

} // namespace tempo::tray
