#pragma once

#include <QGroupBox>
#include <QLabel>
#include <QVBoxLayout>

namespace tempo::tray {

/// Why something has not worked, below what it is about; hidden while there is nothing to say.
class ErrorLabel final : public QLabel {
    Q_OBJECT
public:
    explicit ErrorLabel(QWidget* parent);

    void say(const QString& problem);
};

/// A titled part of a page.
class Section final : public QGroupBox {
    Q_OBJECT
public:
    Section(const QString& title, QWidget* parent);

    QVBoxLayout* body() const { return body_; }

    /// Words that wrap, below what is there already.
    QLabel* addWords(const QString& text);
    ErrorLabel* addError();

private:
    QVBoxLayout* body_;
};

} // namespace tempo::tray
