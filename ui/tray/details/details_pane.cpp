#include "tray/details/details_pane.hpp"

#include "model/details/revision_changes.hpp"
#include "model/details/stack_words.hpp"
#include "model/events/event_text.hpp"
#include "model/text.hpp"
#include "tray/details/image_dialog.hpp"
#include "tray/icons.hpp"
#include "tray/permission.hpp"
#include "tray/theme.hpp"

#include <QHBoxLayout>
#include <QScrollArea>
#include <QVBoxLayout>

namespace tempo::tray {
namespace {

using model::Mark;
using model::shown;

constexpr int kTitleIcon = 28;
constexpr int kLeastImage = 100;
constexpr int kImageFrame = 40; // borders and the bar for scrolling

QString line(const QString& label, const QString& value) {
    return QStringLiteral("<tr><td style='padding-right:12px'>%1</td><td>%2</td></tr>")
        .arg(label.toHtmlEscaped(), value.toHtmlEscaped());
}

/// A stack of one, of which there is nothing to say.
bool isAlone(const protocol::Stack& stack) {
    return stack.events < 2 && stack.cycles < 2;
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
    scroll->setFocusPolicy(Qt::NoFocus); // what is in it takes the keyboard, and is scrolled to
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
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
    layout->addLayout(buildHead(page));
    layout->addLayout(buildMarks(page));
    facts_ = textLabel(page);
    facts_->setObjectName(QStringLiteral("facts"));
    layout->addWidget(facts_);
    stack_ = textLabel(page);
    stack_->setTextFormat(Qt::PlainText);
    layout->addWidget(stack_);
    actions_ = new ActionButtons(models_.preferences, page);
    layout->addWidget(actions_);
    image_ = new QPushButton(page);
    image_->setFlat(true);
    image_->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    image_->setCursor(Qt::PointingHandCursor);
    image_->setAccessibleName(tr("Image of the event"));
    image_->setToolTip(tr("Click to see it at full size"));
    layout->addWidget(image_);
    metadata_ = new MetadataView(page);
    layout->addWidget(metadata_);
    revisions_ = new RevisionsView(page);
    layout->addWidget(revisions_);
    layout->addStretch();
    connect(image_, &QPushButton::clicked, this, &DetailsPane::showImage);
    return page;
}

QLayout* DetailsPane::buildHead(QWidget* page) {
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
    return head;
}

QLayout* DetailsPane::buildMarks(QWidget* page) {
    auto* buttons = new QHBoxLayout;
    acknowledge_ = new QPushButton(tr("Acknowledge this"), page);
    dismiss_ = new QPushButton(tr("Dismiss this"), page);
    buttons->addWidget(acknowledge_);
    buttons->addWidget(dismiss_);
    buttons->addStretch();
    connect(acknowledge_, &QPushButton::clicked, this,
            [this] { models_.actions.mark(Mark::Acknowledge, {*id_}); });
    connect(dismiss_, &QPushButton::clicked, this,
            [this] { models_.actions.mark(Mark::Dismiss, {*id_}); });
    return buttons;
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
    facts_->setText(QStringLiteral("<table>") + factsOf(detail) + QStringLiteral("</table>"));
    allowMarks(row);
    actions_->show(event.providerIdentifier, detail.actions);
    picture_ = imageOf(event.metadata);
    scaleImage();
    metadata_->show(event.metadata);
    revisions_->show(model::stepsOf(detail), times_);
    stack_->hide();
    if (event.stackID) {
        showStack(*event.stackID);
    }
}

/// The event is one of several that are one thing to a person.
void DetailsPane::showStack(StackId stack) {
    ask<protocol::StackDetail>(models_.link, this, "stacks.get", protocol::StackParams{stack},
                               [this, asked = id_](const Expected<protocol::StackDetail>& detail) {
                                   if (asked != id_ || !detail || !detail->stack ||
                                       isAlone(*detail->stack)) {
                                       return;
                                   }
                                   const auto words = model::stackWords(*detail->stack, times_);
                                   stack_->setText(tr("In a stack: %1").arg(words));
                                   stack_->show();
                               });
}

QString DetailsPane::factsOf(const protocol::EventDetail& detail) const {
    const auto& event = detail.event;
    QString facts = line(tr("Severity"), model::severityWord(event.severity)) +
                    line(tr("State"), model::stateWord(event.state)) +
                    line(tr("Source"), shown(event.providerIdentifier)) +
                    line(tr("Began"), times_.dayAndTime(event.startDate));
    if (event.endDate) {
        facts += line(tr("Ended"), times_.dayAndTime(*event.endDate));
    }
    facts += line(tr("Received"), times_.dayAndTime(event.receivedAt) + QStringLiteral(", ") +
                                      model::transportWord(event.transport));
    if (const auto word = model::attentionWord(model::rowOf(event)); !word.isEmpty()) {
        facts += line(tr("Attention"), word);
    }
    if (event.externalID) {
        facts += line(tr("External ID"), shown(*event.externalID));
    }
    if (!detail.revisions.empty()) {
        facts += line(tr("Earlier versions"), QString::number(detail.revisions.size()));
    }
    return facts;
}

void DetailsPane::allowMarks(const model::EventRow& row) {
    const auto unless = [](bool done) {
        return done ? Possible::No : Possible::Yes;
    };
    offerToOwner(*acknowledge_, models_.link, unless(row.acknowledged));
    offerToOwner(*dismiss_, models_.link, unless(row.dismissed));
}

/// As wide as the pane, but not wider than it is.
void DetailsPane::scaleImage() {
    image_->setVisible(picture_.has_value());
    if (picture_) {
        const int room = qMax(kLeastImage, width() - kImageFrame);
        const auto scaled = picture_->pixmap.scaledToWidth(qMin(picture_->pixmap.width(), room),
                                                           Qt::SmoothTransformation);
        image_->setIcon(scaled);
        image_->setIconSize(scaled.size());
        image_->setFixedHeight(scaled.height());
    }
}

void DetailsPane::resizeEvent(QResizeEvent* event) {
    QStackedWidget::resizeEvent(event);
    scaleImage();
}

void DetailsPane::showImage() {
    (new ImageDialog(*picture_, title_->text().section(u'\n', 0, 0), this))->show();
}

} // namespace tempo::tray
