#pragma once

#include "model/link/daemon_link.hpp"

#include <QTimer>
#include <string>

namespace tempo::model {

/// Asks the daemon what a text would do as a score, a moment after the last change of it. Only the
/// answer to the newest text counts.
class ScorePreviewer final : public QObject {
    Q_OBJECT
public:
    /// `provider`: whose events are looked at while the text names none.
    ScorePreviewer(DaemonLink& link, std::string provider, QObject* parent = nullptr);

    /// Asks soon.
    void setText(std::string text);

    /// Asks at once.
    void ask();

    const std::string& text() const { return params_.text; }

Q_SIGNALS:
    void answered(const tempo::protocol::ScorePreview& preview);
    void failed(const QString& problem);

private:
    DaemonLink& link_;
    QTimer soon_;
    protocol::ScorePreviewParams params_;
    std::uint64_t asked_ = 0;
};

} // namespace tempo::model
