#pragma once

#include <QDialog>

namespace tempo::tray {

/// What the keys of the timeline do.
class KeysOverview final : public QDialog {
    Q_OBJECT
public:
    explicit KeysOverview(QWidget* parent);
};

} // namespace tempo::tray
