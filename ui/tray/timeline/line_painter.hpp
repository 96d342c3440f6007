#pragma once

#include <QColor>
#include <QFont>
#include <QPainter>
#include <QRect>
#include <QString>

namespace tempo::tray {

/// Fills one line from both sides; what does not fit is left out or cut with three dots.
class LinePainter {
public:
    static constexpr int kGap = 8;
    static constexpr int kIcon = 18;

    LinePainter(QPainter& painter, const QRect& line, const QFont& font);
    ~LinePainter();
    LinePainter(const LinePainter&) = delete;
    LinePainter& operator=(const LinePainter&) = delete;

    /// What is still free.
    const QRect& rest() const { return rest_; }
    int widthOf(const QString& text) const;
    void setFont(const QFont& font) { painter_.setFont(font); }

    // From the left.
    void skip(int width);
    void text(const QString& text, int width, const QColor& color);
    void icon(const QString& shape, const QColor& color);
    void dot(const QColor& color);
    void arrow(Qt::ArrowType direction, const QColor& color);
    void rule(const QColor& color);

    /// In a frame, from the right; not at all where little would be left.
    void chipAtTheEnd(const QString& text, const QColor& ink, const QColor& frame);

private:
    QPainter& painter_;
    QRect rest_;
};

} // namespace tempo::tray
