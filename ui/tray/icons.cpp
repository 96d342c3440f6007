#include "tray/icons.hpp"

#include "model/events/event_text.hpp"
#include "tray/theme.hpp"

#include <QFile>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>
#include <array>

namespace tempo::tray {
namespace {

constexpr std::array kTraySizes{16, 22, 24, 32, 48, 64};
constexpr std::array kIconSizes{16, 24, 32, 48};

QByteArray source(const QString& name, const QColor& color) {
    QFile file(QStringLiteral(":/icons/") + name + QStringLiteral(".svg"));
    file.open(QIODevice::ReadOnly);
    return file.readAll().replace("currentColor", color.name().toLatin1());
}

QString trayShape(const TrayLook& look) {
    switch (look.state) {
    case TrayState::Idle:
        return QStringLiteral("tray-idle");
    case TrayState::Paused:
        return QStringLiteral("tray-paused");
    case TrayState::Disconnected:
        return QStringLiteral("tray-disconnected");
    case TrayState::Attention:
        break;
    }
    switch (look.worst) {
    case Severity::Critical:
        return QStringLiteral("tray-critical");
    case Severity::Error:
        return QStringLiteral("tray-error");
    default:
        return QStringLiteral("tray-warning");
    }
}

/// Strong enough on a light and on a dark panel, with white figures in it.
QColor trayColor(const TrayLook& look, const QColor& ink) {
    if (look.state != TrayState::Attention) {
        return ink;
    }
    switch (look.worst) {
    case Severity::Critical:
        return {0xb0, 0x10, 0x58};
    case Severity::Error:
        return {0xc9, 0x22, 0x2c};
    default:
        return {0x9c, 0x66, 0x00};
    }
}

void drawCount(QPixmap& pixmap, const TrayLook& look, int size) {
    const auto text = look.count > 9 ? QStringLiteral("9+") : QString::number(look.count);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    QFont font = painter.font();
    font.setBold(true);
    font.setPixelSize(text.size() > 1 ? size * 4 / 10 : size * 6 / 10);
    painter.setFont(font);
    painter.setPen(Qt::white);
    const int lower = trayShape(look) == QStringLiteral("tray-warning") ? size * 3 / 10 : 0;
    painter.drawText(QRect(0, lower, size, size - lower), Qt::AlignCenter, text);
}

} // namespace

QPixmap drawn(const QString& name, const QColor& color, QSize size, qreal scale) {
    const auto key = QStringLiteral("tempo:%1:%2:%3x%4:%5")
                         .arg(name, color.name())
                         .arg(size.width())
                         .arg(size.height())
                         .arg(scale);
    QPixmap pixmap;
    if (QPixmapCache::find(key, &pixmap)) {
        return pixmap;
    }
    pixmap = QPixmap(size * scale);
    pixmap.fill(Qt::transparent);
    QSvgRenderer renderer(source(name, color));
    QPainter painter(&pixmap);
    renderer.render(&painter);
    painter.end();
    pixmap.setDevicePixelRatio(scale);
    QPixmapCache::insert(key, pixmap);
    return pixmap;
}

QIcon icon(const QString& name, const QColor& color) {
    QIcon made;
    for (const int size : kIconSizes) {
        made.addPixmap(drawn(name, color, {size, size}, 1));
    }
    return made;
}

QString severityShape(Severity severity) {
    return QStringLiteral("severity-") +
           QString::fromLatin1(toText(severity).data(),
                               static_cast<qsizetype>(toText(severity).size()));
}

QString padlockShape(model::Padlock padlock) {
    switch (padlock) {
    case model::Padlock::Closed:
        return QStringLiteral("padlock-closed");
    case model::Padlock::Downgrade:
        return QStringLiteral("padlock-downgrade");
    case model::Padlock::Open:
    case model::Padlock::Unknown:
        break;
    }
    return QStringLiteral("padlock-open");
}

QColor padlockColor(model::Padlock padlock, const QPalette& palette) {
    switch (padlock) {
    case model::Padlock::Closed:
        return severityColor(Severity::Ok, palette);
    case model::Padlock::Downgrade:
        return downgradeColor(palette);
    case model::Padlock::Open:
    case model::Padlock::Unknown:
        break;
    }
    return mutedColor(palette);
}

QIcon trayIcon(const TrayLook& look, const QColor& ink) {
    QIcon made;
    for (const int size : kTraySizes) {
        auto pixmap = drawn(trayShape(look), trayColor(look, ink), {size, size}, 1);
        if (look.state == TrayState::Attention) {
            drawCount(pixmap, look, size);
        }
        made.addPixmap(pixmap);
    }
    return made;
}

} // namespace tempo::tray
