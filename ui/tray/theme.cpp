#include "tray/theme.hpp"

#include "tray/theme_style.hpp"

#include <QApplication>
#include <algorithm>
#include <cmath>

namespace tempo::tray {
namespace {

constexpr int kMiddleLightness = 128;
constexpr int kMostSteps = 64;
constexpr int kStepParts = 16; // of the way to white or black

QPalette lightPalette() {
    QPalette palette(QColor(0xf3, 0xf4, 0xf6));
    palette.setColor(QPalette::Base, Qt::white);
    palette.setColor(QPalette::AlternateBase, QColor(0xf6, 0xf8, 0xfa));
    palette.setColor(QPalette::Text, QColor(0x1f, 0x23, 0x28));
    palette.setColor(QPalette::WindowText, QColor(0x1f, 0x23, 0x28));
    palette.setColor(QPalette::ButtonText, QColor(0x1f, 0x23, 0x28));
    palette.setColor(QPalette::Highlight, QColor(0x1f, 0x5f, 0xa8));
    palette.setColor(QPalette::HighlightedText, Qt::white);
    palette.setColor(QPalette::Link, QColor(0x09, 0x59, 0xb8));
    palette.setColor(QPalette::PlaceholderText, QColor(0x5e, 0x66, 0x70));
    return palette;
}

QPalette darkPalette() {
    QPalette palette(QColor(0x2b, 0x2e, 0x33));
    palette.setColor(QPalette::Base, QColor(0x1d, 0x1f, 0x23));
    palette.setColor(QPalette::AlternateBase, QColor(0x24, 0x27, 0x2b));
    palette.setColor(QPalette::Text, QColor(0xe6, 0xe9, 0xed));
    palette.setColor(QPalette::WindowText, QColor(0xe6, 0xe9, 0xed));
    palette.setColor(QPalette::ButtonText, QColor(0xe6, 0xe9, 0xed));
    palette.setColor(QPalette::Highlight, QColor(0x2f, 0x6f, 0xb8));
    palette.setColor(QPalette::HighlightedText, Qt::white);
    palette.setColor(QPalette::Link, QColor(0x79, 0xb8, 0xff));
    palette.setColor(QPalette::PlaceholderText, QColor(0x9a, 0xa3, 0xad));
    palette.setColor(QPalette::ToolTipBase, QColor(0x3a, 0x3e, 0x45));
    palette.setColor(QPalette::ToolTipText, QColor(0xe6, 0xe9, 0xed));
    return palette;
}

/// The relative luminance of WCAG 2.1: 0 is black, 1 is white.
double luminance(const QColor& color) {
    const auto linear = [](double part) {
        return part <= 0.04045 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) +
           0.0722 * linear(color.blueF());
}

void dimDisabled(QPalette& palette) {
    for (const auto role : {QPalette::Text, QPalette::WindowText, QPalette::ButtonText}) {
        palette.setColor(QPalette::Disabled, role, palette.color(QPalette::PlaceholderText));
    }
}

} // namespace

void applyTheme(model::Theme theme) {
    if (theme == model::Theme::System) {
        QApplication::setPalette(QPalette());
        return;
    }
    QApplication::setStyle(new ThemeStyle);
    QApplication::setPalette(paletteOf(theme));
}

QPalette paletteOf(model::Theme theme) {
    if (theme == model::Theme::System) {
        return {};
    }
    auto palette = theme == model::Theme::Dark ? darkPalette() : lightPalette();
    dimDisabled(palette);
    return palette;
}

double contrast(const QColor& a, const QColor& b) {
    const auto [darker, lighter] = std::minmax({luminance(a), luminance(b)});
    return (lighter + 0.05) / (darker + 0.05);
}

QColor standingOut(QColor color, const QColor& ground, double ratio) {
    const bool lighter = contrast(Qt::white, ground) > contrast(Qt::black, ground);
    for (int step = 0; step < kMostSteps && contrast(color, ground) < ratio; ++step) {
        const auto mixed = [lighter](int part) {
            return lighter ? part + (255 - part + kStepParts - 1) / kStepParts
                           : part - (part + kStepParts - 1) / kStepParts;
        };
        color = QColor(mixed(color.red()), mixed(color.green()), mixed(color.blue()));
    }
    return color;
}

bool isDark(const QPalette& palette) {
    return palette.color(QPalette::Base).lightness() < kMiddleLightness;
}

QColor severityColor(Severity severity, const QPalette& palette) {
    const bool dark = isDark(palette);
    switch (severity) {
    case Severity::Ok:
        return dark ? QColor(0x56, 0xd3, 0x64) : QColor(0x1a, 0x7f, 0x37);
    case Severity::Info:
        return dark ? QColor(0x79, 0xb8, 0xff) : QColor(0x09, 0x59, 0xb8);
    case Severity::Warning:
        return dark ? QColor(0xe3, 0xb3, 0x41) : QColor(0x8a, 0x5a, 0x00);
    case Severity::Error:
        return dark ? QColor(0xff, 0x8b, 0x82) : QColor(0xc4, 0x1c, 0x26);
    case Severity::Critical:
        return dark ? QColor(0xf4, 0x70, 0xa8) : QColor(0xa5, 0x0e, 0x4f);
    }
    return palette.color(QPalette::Text);
}

QColor badgeInk(const QPalette& palette) {
    return isDark(palette) ? Qt::black : Qt::white;
}

QColor downgradeColor(const QPalette& palette) {
    return isDark(palette) ? QColor(0xff, 0xa6, 0x57) : QColor(0xb3, 0x4a, 0x00);
}

QColor errorColor(const QPalette& palette) {
    return severityColor(Severity::Error, palette);
}

QColor mutedColor(const QPalette& palette) {
    return isDark(palette) ? QColor(0x9a, 0xa3, 0xad) : QColor(0x59, 0x61, 0x6b);
}

} // namespace tempo::tray
