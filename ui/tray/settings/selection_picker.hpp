#pragma once

#include "tray/models.hpp"

#include <QCheckBox>
#include <QComboBox>
#include <QDateTimeEdit>

namespace tempo::tray {

/// Which events are meant: by source, sender and time.
class SelectionPicker final : public QWidget {
    Q_OBJECT
public:
    SelectionPicker(const Models& models, QWidget* parent);

    protocol::EventSelection selection() const;

    /// A source, or what stands for all below it.
    void chooseSource(const std::string& provider);

    /// Offers the sources and senders that there are now.
    void refill();

Q_SIGNALS:
    void changed();

private:
    void offer(const QString& provider);
    QWidget* timeRow(QCheckBox* on, QDateTimeEdit* time);

    const Models& models_;
    QComboBox* sources_;
    QComboBox* senders_;
    QCheckBox* hasAfter_;
    QDateTimeEdit* after_;
    QCheckBox* hasBefore_;
    QDateTimeEdit* before_;
};

} // namespace tempo::tray
