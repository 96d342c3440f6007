#include "model/scores/score_previewer.hpp"

#include <chrono>
#include <utility>

namespace tempo::model {
namespace {

constexpr std::chrono::milliseconds kPauseInTyping{200};

} // namespace

ScorePreviewer::ScorePreviewer(DaemonLink& link, std::string provider, QObject* parent)
    : QObject(parent), link_(link), params_{.provider = std::move(provider)} {
    soon_.setSingleShot(true);
    soon_.setInterval(kPauseInTyping);
    connect(&soon_, &QTimer::timeout, this, &ScorePreviewer::ask);
}

void ScorePreviewer::setText(std::string text) {
    params_.text = std::move(text);
    soon_.start();
}

void ScorePreviewer::ask() {
    soon_.stop();
    model::ask<protocol::ScorePreview>(
        link_, this, "scores.preview", params_,
        [this, number = ++asked_](const Expected<protocol::ScorePreview>& preview) {
            if (number != asked_) {
                return;
            }
            if (preview) {
                Q_EMIT answered(*preview);
            } else {
                Q_EMIT failed(shown(preview.error().detail));
            }
        });
}

} // namespace tempo::model
