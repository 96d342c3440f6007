#pragma once

#include "tray/models.hpp"
#include "tray/settings/section.hpp"

#include <QCheckBox>
#include <QComboBox>
#include <vector>

namespace tempo::tray {

/// Which severities of which source are announced, and with what sound.
class AnnouncementsSection final : public QWidget {
    Q_OBJECT
public:
    AnnouncementsSection(const Models& models, QWidget* parent);

protected:
    void showEvent(QShowEvent* event) override;

private:
    struct Line {
        Severity severity;
        QCheckBox* show;
        QCheckBox* sound;
    };

    void buildSources();
    void buildGrid();
    void buildSound();
    void fillSources();
    void refresh();
    void keep();
    void keepOwn();
    std::string source() const;
    model::AnnouncedSeverities chosen() const;

    const Models& models_;
    Section* section_;
    QComboBox* sources_;
    QCheckBox* own_;
    QCheckBox* muted_;
    QComboBox* sound_;
    std::vector<Line> lines_;
    bool isFilling_ = false; ///< boxes are being set to what is stored
};

} // namespace tempo::tray
