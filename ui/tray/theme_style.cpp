#include "tray/theme_style.hpp"

#include "tray/theme.hpp"

#include <QPainter>
#include <QStyleFactory>
#include <QStyleOption>

namespace tempo::tray {

ThemeStyle::ThemeStyle() : QProxyStyle(QStyleFactory::create(QStringLiteral("Fusion"))) {}

int ThemeStyle::styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget,
                          QStyleHintReturn* data) const {
    return hint == SH_DialogButtonBox_ButtonsHaveIcons
               ? 0
               : QProxyStyle::styleHint(hint, option, widget, data);
}

void ThemeStyle::drawPrimitive(PrimitiveElement element, const QStyleOption* option,
                               QPainter* painter, const QWidget* widget) const {
    QProxyStyle::drawPrimitive(element, option, painter, widget);
    const bool focused = option->state.testFlag(State_HasFocus);
    const bool framed = element == PE_IndicatorCheckBox ||
                        element == PE_IndicatorItemViewItemCheck ||
                        (element == PE_FrameLineEdit && !focused);
    if (framed && option->state.testFlag(State_Enabled)) {
        painter->save();
        painter->setPen(mutedColor(option->palette));
        painter->setBrush(Qt::NoBrush);
        painter->drawRect(option->rect.adjusted(0, 0, -1, -1));
        painter->restore();
    }
}

} // namespace tempo::tray
