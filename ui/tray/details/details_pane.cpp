#include "tray/details/details_pane.hpp"

#include "model/events/event_text.hpp"
#include "model/text.hpp"
#include "tray/icons.hpp"
#include "tray/theme.hpp"

#include <QDialog>
#include <QHBoxLayout>
#include <QMouseEvent>
#include <QScrollArea>
#include <QVBoxLayout>

namespace tempo::tray {
namespace {

using model::Mark;
using model::shown;

constexpr int kTitleIcon = 28;
constexpr int kMostImageHeight = 320;

QString line(const QString& label, const QString& value) {
    return QStringLiteral("<tr><td style='padding-right:12px'>%1</td><td>%2</td></tr>")
        .arg(label.toHtmlEscaped(), value.toHtmlEscaped());
}

QLabel* textLabel(QWidget* parent) {
    auto* label = new QLabel(parent);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    return label;
}

} // namespace

DetailsPane::DetailsPane(const Models& models, QWidget* parent)
    : QStackedWidget(parent), models_(models),
      hint_(new QLabel(tr("Choose an event to see all of it."), this)) {
    hint_->setAlignment(Qt::AlignCenter);
    hint_->setWordWrap(true);
    addWidget(hint_);
    auto* scroll = new QScrollArea(this);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidget(build());
    addWidget(scroll);
    connect(&models_.feed, &model::EventFeed::restyled, this, [this] { show(id_); });
    connect(
        &models_.feed, &model::EventFeed::changed, this, [this](const std::vector<Event>& events) {
            const bool mine =
                std::ranges::any_of(events, [this](const Event& event) { return id_ == event.id; });
            if (mine) {
                show(id_);
            }
        });
}

QWidget* DetailsPane::build() {
    auto* page = new QWidget(this);
    auto* layout = new QVBoxLayout(page);
    auto* head = new QHBoxLayout;
    icon_ = new QLabel(page);
    title_ = textLabel(page);
    title_->setTextFormat(Qt::PlainText);
    title_->setObjectName(QStringLiteral("title"));
    QFont big = title_->font();
    big.setBold(true);
    title_->setFont(big);
    head->addWidget(icon_, 0, Qt::AlignTop);
    head->addWidget(title_, 1);
    layout->addLayout(head);
    auto* buttons = new QHBoxLayout;
    acknowledge_ = new QPushButton(tr("Acknowledge this"), page);
    dismiss_ = new QPushButton(tr("Dismiss this"), page);
    buttons->addWidget(acknowledge_);
    buttons->addWidget(dismiss_);
    buttons->addStretch();
    layout->addLayout(buttons);
    facts_ = textLabel(page);
    facts_->setObjectName(QStringLiteral("facts"));
    layout->addWidget(facts_);
    actions_ = new ActionButtons(models_.preferences, page);
    layout->addWidget(actions_);
    image_ = new QLabel(page);
    image_->setCursor(Qt::PointingHandCursor);
    image_->setAccessibleName(tr("Image of the event"));
    image_->setToolTip(tr("Click to see it at full size"));
    image_->installEventFilter(this);
    layout->addWidget(image_);
    metadata_ = new MetadataView(page);
    layout->addWidget(metadata_, 1);
    connect(acknowledge_, &QPushButton::clicked, this,
            [this] { models_.actions.mark(Mark::Acknowledge, {*id_}); });
    connect(dismiss_, &QPushButton::clicked, this,
            [this] { models_.actions.mark(Mark::Dismiss, {*id_}); });
    return page;
}

void DetailsPane::setTimeText(const model::TimeText& times) {
    times_ = times;
    show(id_);
}

void DetailsPane::show(const std::optional<EventId>& id) {
    id_ = id;
    if (!id) {
        hint_->setText(tr("Choose an event to see all of it."));
        setCurrentIndex(0);
        return;
    }
    ask<protocol::EventDetail>(models_.link, this, "events.get", protocol::EventParams{*id},
                               [this, asked = *id](const Expected<protocol::EventDetail>& detail) {
                                   if (asked != id_) {
                                       return;
                                   }
                                   if (detail) {
                                       fill(*detail);
                                   } else {
                                       hint_->setText(shown(detail.error().detail));
                                   }
                                   setCurrentIndex(detail ? 1 : 0);
                               });
}

void DetailsPane::fill(const protocol::EventDetail& detail) {
    const auto& event = detail.event;
    const auto row = model::rowOf(event);
    icon_->setPixmap(drawn(severityShape(event.severity), severityColor(event.severity, palette()),
                           {kTitleIcon, kTitleIcon}, devicePixelRatioF()));
    icon_->setAccessibleName(model::severityWord(event.severity));
    title_->setText(shown(row.title) +
                    (row.subtitle.empty() ? QString() : u'\n' + shown(row.subtitle)));
    QString facts = line(tr("Severity"), model::severityWord(event.severity)) +
                    line(tr("State"), model::stateWord(event.state)) +
                    line(tr("Source"), shown(event.providerIdentifier)) +
                    line(tr("Began"), times_.dayAndTime(event.startDate));
    if (event.endDate) {
        facts += line(tr("Ended"), times_.dayAndTime(*event.endDate));
    }
    facts += line(tr("Received"), times_.dayAndTime(event.receivedAt) + QStringLiteral(", ") +
                                      model::transportWord(event.transport));
    if (const auto word = model::attentionWord(row); !word.isEmpty()) {
        facts += line(tr("Attention"), word);
    }
    if (event.externalID) {
        facts += line(tr("External ID"), shown(*event.externalID));
    }
    if (!detail.revisions.empty()) {
        facts += line(tr("Earlier versions"), QString::number(detail.revisions.size()));
    }
    facts_->setText(QStringLiteral("<table>") + facts + QStringLiteral("</table>"));
    acknowledge_->setEnabled(models_.link.isOwner() && !row.acknowledged);
    dismiss_->setEnabled(models_.link.isOwner() && !row.dismissed);
    actions_->show(event.providerIdentifier, detail.actions);
    picture_ = imageOf(event.metadata).value_or(QPixmap());
    scaleImage();
    metadata_->show(event.metadata);
}

void DetailsPane::scaleImage() {
    image_->setVisible(!picture_.isNull());
    if (!picture_.isNull()) {
        const int width = qMin(picture_.width(), qMax(100, this->width() - 40)); // borders
        image_->setPixmap(picture_.scaled(width, kMostImageHeight, Qt::KeepAspectRatio,
                                          Qt::SmoothTransformation));
    }
}

void DetailsPane::resizeEvent(QResizeEvent* event) {
    QStackedWidget::resizeEvent(event);
    scaleImage();
}

bool DetailsPane::eventFilter(QObject* watched, QEvent* event) {
    if (watched == image_ && event->type() == QEvent::MouseButtonRelease) {
        showImage();
        return true;
    }
    return QStackedWidget::eventFilter(watched, event);
}

void DetailsPane::showImage() {
    auto* dialog = new QDialog(this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(title_->text());
    auto* layout = new QVBoxLayout(dialog);
    auto* scroll = new QScrollArea(dialog);
    auto* label = new QLabel(scroll);
    label->setPixmap(picture_);
    scroll->setWidget(label);
    layout->addWidget(scroll);
    dialog->resize(picture_.size().boundedTo(QSize(1000, 800)) + QSize(40, 40));
    dialog->show();
}

} // namespace tempo::tray
