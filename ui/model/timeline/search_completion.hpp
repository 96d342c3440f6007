#pragma once

#include <QString>
#include <QStringList>

namespace tempo::model {

/// What is known of the values that conditions of a search can have.
struct SearchValues {
    QStringList sources; ///< providers
    QStringList tags;
};

/// How the last word of a search can go on, each as the whole text: the names of conditions, and
/// the values of those that docs/SEARCH.md names. Empty behind a space. Pure.
QStringList completionsOf(const QString& text, const SearchValues& values);

} // namespace tempo::model
