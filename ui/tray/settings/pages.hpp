#pragma once

#include "model/senders/sender_draft.hpp"
#include "tray/models.hpp"

#include <QLabel>
#include <QPushButton>
#include <QWidget>

/// The pages of the settings; each builds itself from sections of its own files.
namespace tempo::tray {

class GeneralPage final : public QWidget {
    Q_OBJECT
public:
    GeneralPage(const Models& models, QWidget* parent);

private:
    QWidget* startAtLogin();
    QWidget* looks();
    QWidget* language(QWidget* parent);

    const Models& models_;
};

class IngestionPage final : public QWidget {
    Q_OBJECT
public:
    IngestionPage(const Models& models, QWidget* parent);

Q_SIGNALS:
    void senderWanted(const tempo::model::SenderDraft& draft);

protected:
    void showEvent(QShowEvent* event) override;

private:
    void refreshStatus();

    const Models& models_;
    QLabel* addresses_;
};

class SecurityPage final : public QWidget {
    Q_OBJECT
public:
    SecurityPage(const Models& models, QWidget* parent);

Q_SIGNALS:
    void senderWanted(const tempo::model::SenderDraft& draft);
};

class NotificationsPage final : public QWidget {
    Q_OBJECT
public:
    NotificationsPage(const Models& models, QWidget* parent);

private:
    QWidget* disturbance();
    QWidget* quietHours();

    const Models& models_;
};

class MaintenancePage final : public QWidget {
    Q_OBJECT
public:
    MaintenancePage(const Models& models, QWidget* parent);
};

class AboutPage final : public QWidget {
    Q_OBJECT
public:
    AboutPage(const Models& models, QWidget* parent);

protected:
    void showEvent(QShowEvent* event) override;

private:
    const Models& models_;
    QLabel* daemon_;
};

} // namespace tempo::tray
