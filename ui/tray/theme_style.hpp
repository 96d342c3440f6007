#pragma once

#include <QProxyStyle>

namespace tempo::tray {

/// The Fusion style with frames of boxes and fields that can be seen in the dark: its own are a
/// shade of the window.
class ThemeStyle final : public QProxyStyle {
public:
    ThemeStyle();

    /// No icons on the buttons of dialogs: those of the platform are dark on dark.
    int styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget,
                  QStyleHintReturn* data) const override;

    void drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                       const QWidget* widget) const override;
};

} // namespace tempo::tray
