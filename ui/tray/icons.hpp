#pragma once

#include "model/sources/source_model.hpp"

#include <tempo/core/vocabulary.hpp>

#include <QColor>
#include <QIcon>
#include <QPalette>
#include <QPixmap>
#include <QString>

namespace tempo::tray {

/// A drawing of ui/resources/icons in one colour, sharp at every scale.
QPixmap drawn(const QString& name, const QColor& color, QSize size, qreal scale);
QIcon icon(const QString& name, const QColor& color);

/// Each severity and padlock has a shape of its own; the colour comes on top.
QString severityShape(Severity severity);
QString padlockShape(model::Padlock padlock);
QColor padlockColor(model::Padlock padlock, const QPalette& palette);

enum class TrayState : std::uint8_t { Idle, Attention, Paused, Disconnected };

struct TrayLook {
    TrayState state = TrayState::Disconnected;
    Severity worst = Severity::Ok; ///< with Attention
    std::uint64_t count = 0;       ///< with Attention

    friend bool operator==(const TrayLook&, const TrayLook&) = default;
};

/// The icon for the panel: `ink` is the colour of its text.
QIcon trayIcon(const TrayLook& look, const QColor& ink);

} // namespace tempo::tray
