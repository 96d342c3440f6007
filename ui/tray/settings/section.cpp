#include "tray/settings/section.hpp"

#include "tray/theme.hpp"

namespace tempo::tray {

ErrorLabel::ErrorLabel(QWidget* parent) : QLabel(parent) {
    setWordWrap(true);
    setTextInteractionFlags(Qt::TextSelectableByMouse);
    hide();
}

void ErrorLabel::say(const QString& problem) {
    auto colors = palette();
    colors.setColor(QPalette::WindowText, errorColor(parentWidget()->palette()));
    setPalette(colors);
    setText(problem.isEmpty() ? QString() : QStringLiteral("⚠ ") + problem);
    setVisible(!problem.isEmpty());
}

Section::Section(const QString& title, QWidget* parent)
    : QGroupBox(title, parent), body_(new QVBoxLayout(this)) {}

QLabel* Section::addWords(const QString& text) {
    auto* label = new QLabel(text, this);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    body_->addWidget(label);
    return label;
}

ErrorLabel* Section::addError() {
    auto* error = new ErrorLabel(this);
    body_->addWidget(error);
    return error;
}

} // namespace tempo::tray
