#pragma once

#include "tray/details/event_image.hpp"

#include <QDialog>
#include <QLabel>
#include <QScrollArea>

namespace tempo::tray {

/// The picture of an event at full size: larger, smaller, into the window, saved as it was sent.
class ImageDialog final : public QDialog {
    Q_OBJECT
public:
    ImageDialog(EventImage image, const QString& title, QWidget* parent);

private:
    QWidget* buildButtons();
    void zoom(double factor);
    void zoomTo(double scale);
    void fit();
    void askWhereToSave();
    void save(const QString& path);

    EventImage image_;
    QScrollArea* area_;
    QLabel* picture_;
    QLabel* words_; ///< size and zoom, or why it was not saved
    double scale_ = 1;
};

} // namespace tempo::tray
