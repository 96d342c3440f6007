#include "tray/action_buttons.hpp"

#include "model/text.hpp"

#include <QApplication>
#include <QClipboard>
#include <QDesktopServices>
#include <QGridLayout>
#include <QMessageBox>
#include <QProcess>
#include <QPushButton>
#include <QUrl>

namespace tempo::tray {
namespace {

constexpr int kActionColumns = 2;
const QString kAnyTerminal = QStringLiteral("x-terminal-emulator"); // Debian's alternative

/// What the button does, before it is pressed.
QString explained(const protocol::EventAction& action) {
    if (action.availability == "switched-off") {
        return ActionButtons::tr("The score of this source does not allow it.");
    }
    return model::shown(action.availability == "ready" ? action.text : action.reason)
        .toHtmlEscaped();
}

bool openTerminal(const QString& program, const QString& command) {
    // The command is shown and waits for a key: who has clicked sees what is run.
    const auto script = QStringLiteral("printf '%s\\n' \"$1\"; printf '[Enter] '; read -r _; "
                                       "sh -c \"$1\"; exec \"${SHELL:-sh}\"");
    return QProcess::startDetached(program.isEmpty() ? kAnyTerminal : program,
                                   {QStringLiteral("-e"), QStringLiteral("sh"),
                                    QStringLiteral("-c"), script, QStringLiteral("sh"), command});
}

} // namespace

ActionButtons::ActionButtons(const model::Preferences& preferences, QWidget* parent)
    : QWidget(parent), preferences_(preferences) {
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
}

void ActionButtons::show(const std::vector<protocol::EventAction>& actions) {
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
    setVisible(count > 0);
}

void ActionButtons::perform(const protocol::EventAction& action) {
    const auto text = model::shown(action.text);
    bool done = true;
    if (action.kind == "openURL") {
        done = QDesktopServices::openUrl(QUrl(text, QUrl::StrictMode));
    } else if (action.kind == "openTerminalWith") {
        done = openTerminal(preferences_.terminal(), text);
    } else {
        QApplication::clipboard()->setText(text);
    }
    if (!done) {
        QMessageBox::warning(this, tr("Not opened"),
                             tr("No program could be started for “%1”.").arg(text));
    }
}

} // namespace tempo::tray
