#pragma once

#include <tempo/core/vocabulary.hpp>

#include <QColor>
#include <QPainter>
#include <QPalette>
#include <QPolygonF>

/// How an hour or a day of the activity looks.
namespace tempo::tray {

struct ActivityCell {
    double share = 0; ///< of the fullest one's events, 0 to 1; 0: none
    Severity worst = Severity::Ok;
    enum class Cursor : std::uint8_t { Elsewhere, Here } cursor = Cursor::Elsewhere;
};

/// The more events, the stronger the fill; the worse, the warmer. However few they are, the edge
/// stands out from the window, and the sign from the fill, as signs must (kSignContrast).
struct CellColors {
    QColor fill;
    QColor edge;
    QColor sign;
};
CellColors cellColors(const ActivityCell& cell, const QPalette& palette);

/// The severity by its shape, as everywhere: a triangle warns, an octagon is an error, a diamond is
/// critical; what is better has none.
QPolygonF severitySign(Severity severity, const QRectF& within);

void paintCell(QPainter& painter, const QRect& place, const ActivityCell& cell,
               const QPalette& palette);

} // namespace tempo::tray
