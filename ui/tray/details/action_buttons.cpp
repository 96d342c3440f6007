#include "tray/details/action_buttons.hpp"

#include "model/security/terminal_approval.hpp"
#include "model/text.hpp"
#include "tray/theme.hpp"

#include <QApplication>
#include <QClipboard>
#include <QDesktopServices>
#include <QGridLayout>
#include <QLabel>
#include <QMessageBox>
#include <QProcess>
#include <QPushButton>
#include <QUrl>
#include <map>

namespace tempo::tray {
namespace {

constexpr int kActionColumns = 2;
const QString kAnyTerminal = QStringLiteral("x-terminal-emulator"); // Debian's alternative

/// What the button does, before it is pressed.
QString explained(const protocol::EventAction& action) {
    if (action.availability == "switched-off") {
        return ActionButtons::tr("The score of this source does not allow it.");
    }
    if (!action.missing.empty()) {
        return ActionButtons::tr("The event has no %1.")
            .arg(model::joined(action.missing))
            .toHtmlEscaped();
    }
    return model::shown(action.availability == "ready" ? action.text : action.reason)
        .toHtmlEscaped();
}

bool startTerminal(const QString& program, const QString& command) {
    // The command stands above what it prints: who has clicked sees what was run.
    const auto script = QStringLiteral("printf '$ %s\\n' \"$1\"; sh -c \"$1\"; "
                                       "exec \"${SHELL:-sh}\"");
    return QProcess::startDetached(program.isEmpty() ? kAnyTerminal : program,
                                   {QStringLiteral("-e"), QStringLiteral("sh"),
                                    QStringLiteral("-c"), script, QStringLiteral("sh"), command});
}

} // namespace

ActionButtons::ActionButtons(model::Preferences& preferences, QWidget* parent)
    : QWidget(parent), preferences_(preferences) {
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
}

void ActionButtons::show(const std::string& provider,
                         const std::vector<protocol::EventAction>& actions) {
    provider_ = provider;
    auto* grid = static_cast<QGridLayout*>(layout());
    while (auto* item = grid->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    int count = 0;
    for (const auto& action : actions) {
        auto label = model::shown(action.label).replace(QLatin1Char('&'), QStringLiteral("&&"));
        auto* button = new QPushButton(label, this);
        button->setEnabled(action.availability == "ready");
        button->setToolTip(QStringLiteral("<qt>") + explained(action) + QStringLiteral("</qt>"));
        button->setAccessibleDescription(explained(action));
        grid->addWidget(button, count / kActionColumns, count % kActionColumns);
        ++count;
        connect(button, &QPushButton::clicked, this, [this, action] { perform(action); });
    }
    sayWhatIsMissing(actions);
    setVisible(count > 0);
}

/// Once for each reason, below the buttons that it disables.
void ActionButtons::sayWhatIsMissing(const std::vector<protocol::EventAction>& actions) {
    std::map<QString, QStringList> labels;
    for (const auto& action : actions) {
        if (action.availability != "ready") {
            labels[explained(action)] << model::shown(action.label);
        }
    }
    auto* grid = static_cast<QGridLayout*>(layout());
    for (const auto& [reason, names] : labels) {
        auto* words = new QLabel(
            tr("%1: %2").arg(names.join(QStringLiteral(", ")).toHtmlEscaped(), reason), this);
        words->setWordWrap(true);
        auto colors = words->palette();
        colors.setColor(QPalette::WindowText, mutedColor(colors));
        words->setPalette(colors);
        grid->addWidget(words, grid->rowCount(), 0, 1, kActionColumns);
    }
}

void ActionButtons::perform(const protocol::EventAction& action) {
    const auto text = model::shown(action.text);
    if (action.kind == "openTerminalWith") {
        runOrAsk(action);
    } else if (action.kind != "openURL") {
        QApplication::clipboard()->setText(text);
    } else if (!QDesktopServices::openUrl(QUrl(text, QUrl::StrictMode))) {
        complain(text);
    }
}

/// A command is shown and asked about before its first run.
void ActionButtons::runOrAsk(const protocol::EventAction& action) {
    const auto command = model::shown(action.text);
    const auto approval = model::approvalOf(provider_, action);
    if (preferences_.isApproved(approval)) {
        openTerminal(command);
        return;
    }
    auto* box =
        new QMessageBox(QMessageBox::Question, tr("Run this command?"),
                        tr("“%1” of %2 runs this in a terminal:\n\n%3")
                            .arg(model::shown(action.label), model::shown(provider_), command),
                        QMessageBox::Cancel, this);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setTextFormat(Qt::PlainText);
    auto* run = box->addButton(tr("Run"), QMessageBox::AcceptRole);
    connect(run, &QPushButton::clicked, this, [this, approval, command] {
        preferences_.approve(approval);
        openTerminal(command);
    });
    box->open();
}

void ActionButtons::openTerminal(const QString& command) {
    if (!startTerminal(preferences_.terminal(), command)) {
        complain(command);
    }
}

void ActionButtons::complain(const QString& notOpened) {
    auto* box = new QMessageBox(QMessageBox::Warning, tr("Not opened"),
                                tr("No program could be started for “%1”.").arg(notOpened),
                                QMessageBox::Ok, this);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setTextFormat(Qt::PlainText);
    box->open();
}

} // namespace tempo::tray
