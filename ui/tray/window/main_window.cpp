#include "tray/window/main_window.hpp"

#include "tray/permission.hpp"
#include "tray/window/banner.hpp"
#include "tray/window/undo_bar.hpp"

#include <QCloseEvent>
#include <QScreen>
#include <QToolBar>
#include <QVBoxLayout>

namespace tempo::tray {
namespace {

constexpr QSize kFirstSize(1100, 680);
constexpr double kShareOfScreen = 0.94; // the rest is for the frame
constexpr std::chrono::seconds kSendersEvery{5};
const QString kWindow = QStringLiteral("window");
const QString kPanes = QStringLiteral("panes");

/// The keyboard goes to the first thing in a pane that can be operated.
void focusFirstIn(const QWidget& pane) {
    for (auto* next = pane.nextInFocusChain(); pane.isAncestorOf(next);
         next = next->nextInFocusChain()) {
        if (next->isVisible() && next->isEnabled() && (next->focusPolicy() & Qt::TabFocus) != 0) {
            next->setFocus(Qt::TabFocusReason);
            return;
        }
    }
}

} // namespace

MainWindow::MainWindow(const Models& models)
    : models_(models), sources_(new SourcesPane(models, this)),
      timeline_(new TimelinePane(models, this)), details_(new DetailsPane(models, this)),
      splitter_(new QSplitter(Qt::Horizontal, this)) {
    setWindowTitle(tr("Tempo"));
    splitter_->addWidget(sources_);
    splitter_->addWidget(timeline_);
    splitter_->addWidget(details_);
    splitter_->setStretchFactor(1, 1);
    splitter_->setChildrenCollapsible(false);
    auto* central = new QWidget(this);
    auto* layout = new QVBoxLayout(central);
    layout->addWidget(new Banner(models, central));
    layout->addWidget(splitter_, 1);
    layout->addWidget(new UndoBar(models, central));
    setCentralWidget(central);
    buildBar();
    connectPanes();
    connect(&models_.preferences, &model::Preferences::changed, this,
            &MainWindow::applyPreferences);
    applyPreferences();
    restoreLayout();
    connect(&senders_, &QTimer::timeout, this, [this] {
        if (isVisible() && models_.link.isConnected()) {
            models_.senders.refresh();
        }
    });
    senders_.start(kSendersEvery);
    timeline_->focusList();
}

void MainWindow::buildBar() {
    auto* bar = addToolBar(tr("Tools"));
    bar->setMovable(false);
    bar->setContextMenuPolicy(Qt::PreventContextMenu);
    auto* sender = bar->addAction(tr("New sender…"));
    auto* settings = bar->addAction(tr("Settings"));
    settings->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_Comma));
    connect(sender, &QAction::triggered, this, [this] { Q_EMIT senderWanted({}); });
    connect(settings, &QAction::triggered, this, &MainWindow::settingsWanted);
    for (auto* action : {sender, settings}) {
        bar->widgetForAction(action)->setFocusPolicy(Qt::TabFocus);
    }
    const auto allow = [this, sender] {
        const auto reason = whyNot(models_.link);
        sender->setEnabled(reason.isEmpty());
        sender->setToolTip(reason.isEmpty() ? sender->text() : reason);
    };
    connect(&models_.link, &model::DaemonLink::statusChanged, this, allow);
    allow();
}

void MainWindow::connectPanes() {
    connect(sources_, &SourcesPane::chosen, timeline_, &TimelinePane::showProvider);
    connect(sources_, &SourcesPane::senderWanted, this, &MainWindow::senderWanted);
    connect(sources_, &SourcesPane::rotationWanted, this, &MainWindow::rotationWanted);
    connect(timeline_, &TimelinePane::chosen, details_, &DetailsPane::show);
    connect(timeline_, &TimelinePane::senderWanted, this, [this] { Q_EMIT senderWanted({}); });
    connect(timeline_, &TimelinePane::detailsWanted, this, [this] { focusFirstIn(*details_); });
}

void MainWindow::applyPreferences() {
    const model::TimeText times(models_.preferences.timeFormat());
    timeline_->setTimeText(times);
    details_->setTimeText(times);
    models_.sources.setTimeText(times);
}

void MainWindow::bringUp() {
    setWindowState(windowState() & ~Qt::WindowMinimized);
    show();
    raise();
    activateWindow();
}

void MainWindow::openEvent(const EventId& id) {
    bringUp();
    timeline_->select(id);
}

void MainWindow::closeEvent(QCloseEvent* event) {
    keepLayout();
    QMainWindow::closeEvent(event);
    Q_EMIT closed();
}

void MainWindow::restoreLayout() {
    resize(kFirstSize.boundedTo(screen()->availableSize() * kShareOfScreen));
    restoreGeometry(models_.preferences.layout(kWindow));
    if (!splitter_->restoreState(models_.preferences.layout(kPanes))) {
        splitter_->setSizes({210, 560, 330}); // of the width of a first window
    }
}

void MainWindow::keepLayout() {
    models_.preferences.setLayout(kWindow, saveGeometry());
    models_.preferences.setLayout(kPanes, splitter_->saveState());
}

} // namespace tempo::tray
