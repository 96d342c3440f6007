#pragma once

#include <QProxyStyle>

namespace tempo::tray {

/// The Fusion style with frames of boxes and fields that can be seen in the dark: its own are a
/// shade of the window.
class ThemeStyle final : public QProxyStyle {
public:
    ThemeStyle();

    void drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                       const QWidget* widget) const override;
};

} // namespace tempo::tray
