#pragma once

#include "model/time_text.hpp"

#include <QTreeWidget>
#include <vector>

namespace tempo::model {
struct RevisionStep;
}

namespace tempo::tray {

/// The earlier versions of an event: what changed from one to the next. Hidden where there are
/// none.
class RevisionsView final : public QTreeWidget {
    Q_OBJECT
public:
    explicit RevisionsView(QWidget* parent);

    void show(const std::vector<model::RevisionStep>& steps, const model::TimeText& times);
};

} // namespace tempo::tray
