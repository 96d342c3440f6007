#include "tray/settings/settings_dialog.hpp"

#include "tray/roomy_lines.hpp"
#include "tray/settings/pages.hpp"
#include "tray/settings/scores_page.hpp"

#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QScreen>
#include <QScrollArea>
#include <QVBoxLayout>

namespace tempo::tray {
namespace {

constexpr QSize kDialogSize(940, 620);
constexpr int kNamesWidth = 160;

} // namespace

SettingsDialog::SettingsDialog(const Models& models, QWidget* parent)
    : QDialog(parent), names_(new QListWidget(this)), pages_(new QStackedWidget(this)) {
    setWindowTitle(tr("Settings"));
    resize(kDialogSize.boundedTo(screen()->availableSize()));
    names_->setFixedWidth(kNamesWidth);
    names_->setAccessibleName(tr("Pages"));
    names_->setItemDelegate(new RoomyLines(names_));
    auto* ingestion = new IngestionPage(models, this);
    connect(ingestion, &IngestionPage::senderWanted, this, &SettingsDialog::senderWanted);
    addPage(tr("General"), new GeneralPage(models, this));
    addPage(tr("Ingestion"), ingestion);
    auto* security = new SecurityPage(models, this);
    connect(security, &SecurityPage::senderWanted, this, &SettingsDialog::senderWanted);
    addPage(tr("Security"), security);
    addPage(tr("Notifications"), new NotificationsPage(models, this));
    addPage(tr("Sources and scores"), new ScoresPage(models, this));
    addPage(tr("Maintenance"), new MaintenancePage(models, this));
    addPage(tr("About"), new AboutPage(models, this));
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    auto* columns = new QHBoxLayout;
    columns->addWidget(names_);
    columns->addWidget(pages_, 1);
    auto* layout = new QVBoxLayout(this);
    layout->addLayout(columns, 1);
    layout->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::close);
    connect(names_, &QListWidget::currentRowChanged, pages_, &QStackedWidget::setCurrentIndex);
}

void SettingsDialog::addPage(const QString& name, QWidget* page) {
    auto* scroll = new QScrollArea(this);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus); // what is in it takes the keyboard, and is scrolled to
    scroll->setWidget(page);
    names_->addItem(name);
    pages_->addWidget(scroll);
}

void SettingsDialog::bringUp(SettingsPage page) {
    names_->setCurrentRow(static_cast<int>(page));
    show();
    raise();
    activateWindow();
}

} // namespace tempo::tray
