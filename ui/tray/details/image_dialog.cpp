#include "tray/details/image_dialog.hpp"

#include <QFileDialog>
#include <QHBoxLayout>
#include <QPushButton>
#include <QSaveFile>
#include <QScreen>
#include <QShortcut>
#include <QStandardPaths>
#include <QVBoxLayout>

namespace tempo::tray {
namespace {

constexpr double kStep = 1.25;
constexpr double kLeastScale = 0.05;
constexpr double kMostPixels = 60e6; // of the scaled picture: some 240 MB
constexpr int kRoom = 120;           // for the frame and the buttons

} // namespace

ImageDialog::ImageDialog(EventImage image, const QString& title, QWidget* parent)
    : QDialog(parent), image_(std::move(image)), area_(new QScrollArea(this)),
      picture_(new QLabel(area_)), words_(new QLabel(this)) {
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(title);
    picture_->setAccessibleName(tr("Image of the event"));
    picture_->setAlignment(Qt::AlignCenter);
    picture_->setScaledContents(true);
    picture_->setPixmap(image_.pixmap);
    area_->setAlignment(Qt::AlignCenter);
    area_->setWidget(picture_);
    auto* layout = new QVBoxLayout(this);
    layout->addWidget(area_, 1);
    layout->addWidget(buildButtons());
    const auto most = screen()->availableSize() - QSize(kRoom, kRoom);
    resize((image_.pixmap.size() + QSize(kRoom, kRoom)).boundedTo(most));
    zoomTo(1);
}

QWidget* ImageDialog::buildButtons() {
    auto* bar = new QWidget(this);
    auto* row = new QHBoxLayout(bar);
    row->setContentsMargins(0, 0, 0, 0);
    const auto add = [&](const QString& text, const QString& name, const QKeySequence& key,
                         auto what) {
        auto* button = new QPushButton(text, bar);
        button->setAccessibleName(name);
        button->setToolTip(name);
        row->addWidget(button);
        connect(button, &QPushButton::clicked, this, what);
        connect(new QShortcut(key, this), &QShortcut::activated, button, &QPushButton::click);
    };
    add(QStringLiteral("+"), tr("Larger"), Qt::Key_Plus, [this] { zoom(kStep); });
    add(QStringLiteral("−"), tr("Smaller"), Qt::Key_Minus, [this] { zoom(1 / kStep); });
    add(tr("Full size"), tr("Full size"), Qt::Key_1, [this] { zoomTo(1); });
    add(tr("Fit"), tr("Fit into the window"), Qt::Key_0, [this] { fit(); });
    add(tr("Save as…"), tr("Save as…"), QKeySequence::Save, [this] { askWhereToSave(); });
    row->addWidget(words_, 1);
    add(tr("Close"), tr("Close"), QKeySequence::Close, [this] { close(); });
    return bar;
}

void ImageDialog::zoom(double factor) {
    zoomTo(scale_ * factor);
}

void ImageDialog::zoomTo(double scale) {
    const auto size = image_.pixmap.size();
    const double most = std::sqrt(kMostPixels / (1.0 * size.width() * size.height()));
    scale_ = std::clamp(scale, kLeastScale, std::max(1.0, most));
    picture_->resize(size * scale_);
    words_->setText(tr("%1 × %2, shown at %3 %")
                        .arg(size.width())
                        .arg(size.height())
                        .arg(qRound(scale_ * 100)));
}

void ImageDialog::fit() {
    const auto room = area_->maximumViewportSize();
    const auto size = image_.pixmap.size();
    zoomTo(std::min(1.0 * room.width() / size.width(), 1.0 * room.height() / size.height()));
}

void ImageDialog::askWhereToSave() {
    const auto folder = QStandardPaths::writableLocation(QStandardPaths::PicturesLocation);
    auto* dialog = new QFileDialog(this, tr("Save the image"), folder);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->selectFile(QStringLiteral("tempo.%1").arg(QString::fromLatin1(image_.format)));
    connect(dialog, &QFileDialog::fileSelected, this, &ImageDialog::save);
    dialog->open();
}

void ImageDialog::save(const QString& path) {
    QSaveFile file(path);
    const bool saved =
        file.open(QIODevice::WriteOnly) && file.write(image_.bytes) >= 0 && file.commit();
    words_->setText(saved ? tr("Saved as %1").arg(path)
                          : tr("⚠ %1 cannot be written: %2").arg(path, file.errorString()));
}

} // namespace tempo::tray
