#pragma once

#include "tray/models.hpp"
#include "tray/settings/section.hpp"

#include <QPushButton>

namespace tempo::tray {

/// Writes what helps others to find a fault, without secrets, into a file.
class DiagnosticsSection final : public QWidget {
    Q_OBJECT
public:
    DiagnosticsSection(const Models& models, QWidget* parent);

private:
    void askWhere();
    void gather(const QString& path);
    void write(const QString& path, const QByteArray& text);

    const Models& models_;
    Section* section_;
    QPushButton* save_;
    QLabel* words_;
    ErrorLabel* error_;
};

} // namespace tempo::tray
