#include "tray/new_sender/new_sender_wizard.hpp"

#include "model/senders/guide_page.hpp"
#include "model/senders/reachable.hpp"
#include "model/text.hpp"
#include "tray/roomy_lines.hpp"
#include "tray/settings/certificate_dialogs.hpp"

#include <QApplication>
#include <QClipboard>
#include <QDialogButtonBox>
#include <QFile>
#include <QFontDatabase>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QScreen>
#include <QVBoxLayout>

namespace tempo::tray {
namespace {

using model::shown;
using model::wire;

constexpr QSize kWizardSize(720, 560);

QString resource(const QString& path) {
    QFile file(QStringLiteral(":/senders/") + path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

/// The page of a tool in docs/senders, which is part of the program, in the window's language.
QString pageOf(const model::Tool& tool) {
    const auto language =
        NewSenderWizard::tr("en", "folder of ui/translations/senders, of this language");
    return model::inWordsOf(resource(tool.page + QStringLiteral(".md")),
                            resource(QStringLiteral("%1/%2.md").arg(language, tool.page)));
}

} // namespace

NewSenderWizard::NewSenderWizard(const Models& models, const model::SenderDraft& draft,
                                 QWidget* parent)
    : QDialog(parent), models_(models), draft_(draft), steps_(new QStackedWidget(this)),
      tools_(model::tools()) {
    setWindowTitle(tr("New sender"));
    resize(kWizardSize.boundedTo(screen()->availableSize()));
    auto* layout = new QVBoxLayout(this);
    layout->addWidget(steps_);
    steps_->addWidget(buildQuestions());
    steps_->addWidget(buildRecipe());
    take(draft);
    showTools();
}

void NewSenderWizard::take(const model::SenderDraft& draft) {
    onlyFrom_->setText(tr("Only from %1").arg(shown(draft.address)));
    onlyFrom_->setVisible(!draft.address.empty());
    if (!draft.provider.empty()) {
        name_->setText(shown(draft.provider));
        provider_->setText(shown(draft.provider));
    }
}

QWidget* NewSenderWizard::buildQuestions() {
    auto* page = new QWidget(this);
    auto* layout = new QVBoxLayout(page);
    auto* words = new QLabel(tr("Each sender gets a token of its own, so that it can be told from "
                                "the others, limited, and revoked."),
                             page);
    words->setWordWrap(true);
    layout->addWidget(words);
    layout->addWidget(buildTools(), 1);
    auto* form = new QFormLayout;
    name_ = new QLineEdit(page);
    name_->setPlaceholderText(tr("for example: Backup of the NAS"));
    provider_ = new QLineEdit(page);
    form->addRow(tr("Name"), name_);
    form->addRow(tr("Provider"), provider_);
    onlyFrom_ = new QCheckBox(page);
    form->addRow(QString(), onlyFrom_);
    layout->addLayout(form);
    auto* hint = new QLabel(tr("The provider is the name under which its events appear; dots make "
                               "levels."),
                            page);
    hint->setWordWrap(true);
    layout->addWidget(hint);
    error_ = new ErrorLabel(page);
    layout->addWidget(error_);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, page);
    make_ = buttons->addButton(tr("Create"), QDialogButtonBox::AcceptRole);
    layout->addWidget(buttons);
    connect(tool_, &QListWidget::currentRowChanged, this, &NewSenderWizard::suggest);
    connect(name_, &QLineEdit::textChanged, this, &NewSenderWizard::suggest);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::close);
    connect(make_, &QPushButton::clicked, this, &NewSenderWizard::make);
    return page;
}

QWidget* NewSenderWizard::buildTools() {
    auto* box = new QWidget(this);
    auto* layout = new QVBoxLayout(box);
    layout->setContentsMargins(0, 0, 0, 0);
    filter_ = new QLineEdit(box);
    filter_->setPlaceholderText(tr("What will send? Type to find it"));
    filter_->setAccessibleName(tr("Find a tool"));
    filter_->setClearButtonEnabled(true);
    tool_ = new QListWidget(box);
    tool_->setAccessibleName(tr("Tools"));
    tool_->setUniformItemSizes(true);
    tool_->setItemDelegate(new RoomyLines(tool_));
    noTool_ =
        new QLabel(tr("None of that name. “Something else” takes any JSON that is posted."), box);
    noTool_->setWordWrap(true);
    layout->addWidget(filter_);
    layout->addWidget(tool_, 1);
    layout->addWidget(noTool_);
    connect(filter_, &QLineEdit::textChanged, this, &NewSenderWizard::showTools);
    return box;
}

/// The last one stays whatever is typed: it is for what has no name here.
void NewSenderWizard::showTools() {
    const QSignalBlocker quiet(tool_);
    tool_->clear();
    bool anyNamed = false;
    for (qsizetype index = 0; index < tools_.size(); ++index) {
        const auto& tool = tools_[index];
        const bool meant = model::isMeant(tool, filter_->text());
        anyNamed = anyNamed || meant;
        if (meant || index == tools_.size() - 1) {
            auto* item =
                new QListWidgetItem(QStringLiteral("%1 – %2").arg(tool.name, tool.words), tool_);
            item->setData(Qt::UserRole, static_cast<int>(index));
        }
    }
    noTool_->setVisible(!anyNamed);
    tool_->setCurrentRow(0);
    suggest();
}

QWidget* NewSenderWizard::buildRecipe() {
    auto* page = new QWidget(this);
    auto* layout = new QVBoxLayout(page);
    auto* form = new QFormLayout;
    host_ = new QComboBox(page);
    host_->setEditable(true);
    tls_ = new QCheckBox(tr("Over TLS"), page);
    form->addRow(tr("This machine is"), host_);
    form->addRow(QString(), tls_);
    layout->addLayout(form);
    place_ = new QLabel(page);
    place_->setWordWrap(true);
    layout->addWidget(place_);
    text_ = new QPlainTextEdit(page);
    text_->setReadOnly(true);
    text_->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    text_->setAccessibleName(tr("Ready text"));
    layout->addWidget(text_, 1);
    auto* row = new QHBoxLayout;
    auto* copy = new QPushButton(tr("Copy text"), page);
    saveAuthority_ = new QPushButton(tr("Save certificate…"), page);
    row->addWidget(copy);
    row->addWidget(saveAuthority_);
    row->addStretch();
    layout->addLayout(row);
    waiting_ = new QLabel(page);
    waiting_->setWordWrap(true);
    waiting_->setObjectName(QStringLiteral("waiting"));
    layout->addWidget(waiting_);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, page);
    layout->addWidget(buttons);
    connect(host_, &QComboBox::currentTextChanged, this, &NewSenderWizard::showRecipe);
    connect(tls_, &QCheckBox::toggled, this, &NewSenderWizard::showRecipe);
    connect(copy, &QPushButton::clicked, this,
            [this] { QApplication::clipboard()->setText(text_->toPlainText()); });
    connect(saveAuthority_, &QPushButton::clicked, this, [this] {
        askWhereToSaveAuthority(models_, this, [this](const QString& problem) {
            if (!problem.isEmpty()) {
                waiting_->setText(QStringLiteral("⚠ ") + problem);
            }
        });
    });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::close);
    return page;
}

const model::Tool& NewSenderWizard::tool() const {
    const auto* item = tool_->currentItem();
    return tools_[item != nullptr ? item->data(Qt::UserRole).toInt() : 0];
}

/// What somebody has written is not overwritten.
void NewSenderWizard::suggest() {
    const bool isOne = tool().ending == model::Tool::Ending::None;
    put(*name_, suggestedName_, isOne ? tool().name : QString());
    put(*provider_, suggestedProvider_, model::suggestedProvider(tool(), name_->text()));
    make_->setEnabled(!name_->text().trimmed().isEmpty());
}

void NewSenderWizard::put(QLineEdit& field, QString& suggested, const QString& text) {
    const auto before = std::exchange(suggested, text);
    if (field.text() == before) {
        const QSignalBlocker quiet(&field);
        field.setText(text);
    }
}

void NewSenderWizard::make() {
    protocol::SenderCreateParams params;
    params.name = wire(name_->text().trimmed());
    params.provider = wire(provider_->text().trimmed());
    if (onlyFrom_->isChecked()) {
        params.allowedAddresses = {draft_.address};
    }
    ask<protocol::StatusResult>(models_.link, this, "status.get", protocol::Empty{},
                                [this](const Expected<protocol::StatusResult>& status) {
                                    status_ = status.value_or(protocol::StatusResult());
                                });
    ask<protocol::SenderToken>(models_.link, this, "senders.create", params,
                               [this](const Expected<protocol::SenderToken>& made) {
                                   error_->say(made ? QString() : shown(made.error().detail));
                                   if (made) {
                                       present(*made);
                                   }
                               });
}

void NewSenderWizard::present(const protocol::SenderToken& made) {
    models_.senders.refresh();
    facts_.token = shown(made.token);
    facts_.name = shown(made.sender.name);
    facts_.senderId = shown(made.sender.id.toString());
    host_->addItems(model::reachableHosts(status_.ingestion.plain));
    tls_->setEnabled(status_.ingestion.tls.listening);
    tls_->setChecked(status_.ingestion.tls.listening);
    tls_->setToolTip(tls_->isEnabled() ? QString() : tr("TLS is off: Settings → Ingestion."));
    steps_->setCurrentIndex(1);
    showRecipe();
    waitForEvent(made.sender);
}

void NewSenderWizard::showRecipe() {
    facts_.tls = tls_->isChecked();
    facts_.host = host_->currentText();
    facts_.port = facts_.tls ? status_.ingestion.tls.port : status_.ingestion.plain.port;
    place_->setText(model::recipePlace(tool(), facts_));
    text_->setPlainText(model::recipe(tool(), pageOf(tool()), facts_));
    saveAuthority_->setVisible(facts_.tls);
}

void NewSenderWizard::waitForEvent(const Sender& sender) {
    waiting_->setText(tr("Waiting for its first event…"));
    auto* first = new model::FirstEvent(models_.link, models_.feed, sender, this);
    connect(first, &model::FirstEvent::arrived, this, [this](const Event& event) {
        waiting_->setText(tr("✓ The first event has arrived: %1").arg(shown(event.title)));
    });
    connect(first, &model::FirstEvent::refused, this, [this](const AuditEntry& entry) {
        waiting_->setText(
            tr("⚠ A post from %1 was refused: %2").arg(shown(entry.address), shown(entry.detail)));
    });
}

} // namespace tempo::tray
