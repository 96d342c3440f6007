#include "tray/timeline/keys_overview.hpp"

#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>

namespace tempo::tray {

KeysOverview::KeysOverview(QWidget* parent) : QDialog(parent) {
    setWindowTitle(tr("Keys"));
    setAttribute(Qt::WA_DeleteOnClose);
    auto* layout = new QFormLayout(this);
    const auto add = [this, layout](const QString& keys, const QString& what) {
        auto* words = new QLabel(what, this);
        words->setAccessibleName(keys + QStringLiteral(": ") + what);
        layout->addRow(QStringLiteral("<b>%1</b>").arg(keys.toHtmlEscaped()), words);
    };
    add(QStringLiteral("j  k  ↓  ↑"), tr("Next event, the one before"));
    add(tr("Page Down  Page Up"), tr("One page on, one back"));
    add(tr("Home  End"), tr("The newest, the oldest of all"));
    add(tr("Space  →  ←"), tr("Unfold a stack, fold it again"));
    add(tr("Shift  Ctrl"), tr("With a key or a click: choose several"));
    add(tr("Ctrl+A"), tr("Choose everything that matches"));
    add(QStringLiteral("a"), tr("Acknowledge: seen to, stays in the list"));
    add(QStringLiteral("d"), tr("Dismiss: done with, leaves the list"));
    add(QStringLiteral("u"), tr("Undo the last of both"));
    add(QStringLiteral("n"), tr("Only what needs attention, or everything again"));
    add(QStringLiteral("/"), tr("Search; Enter searches, Esc ends it"));
    add(tr("Enter"), tr("To the details of the event"));
    add(QStringLiteral("←  ↑  →  ↓"),
        tr("In the hours and weeks above: another one; Enter goes there"));
    add(tr("Esc"), tr("Choose nothing"));
    add(tr("Ctrl+,"), tr("Settings"));
    add(QStringLiteral("?"), tr("These keys"));
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    layout->addRow(buttons);
}

} // namespace tempo::tray
