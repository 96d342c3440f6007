#pragma once

#include "tray/models.hpp"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>
#include <QVariant>
#include <QWidget>

namespace tempo::tray {

/// One setting of the daemon: its editor, and below it what fixes it or why the last change was
/// refused. A change is applied at once.
class SettingField : public QWidget {
    Q_OBJECT
public:
    SettingField(const Models& models, QString name, QWidget* parent);

protected:
    /// The editor and what it is called; once, by the constructor of the derived class.
    void setEditor(QWidget* editor, const QString& label);
    virtual void showValue(const QVariant& value) = 0;

    /// Asks the daemon for another value; nothing happens when it is the one in force.
    void change(const QVariant& value);
    void refresh();

private:
    void insist();

    const Models& models_;
    QString name_;
    QVariant wanted_;
    QWidget* editor_ = nullptr;
    QLabel* note_;
    QLabel* error_;
    QPushButton* insist_;
};

} // namespace tempo::tray
