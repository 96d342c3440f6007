#pragma once

#include <QString>
#include <QStringList>

/// Pages of docs/senders, taken apart. Pure.
namespace tempo::model {

/// Paragraphs of Markdown, each without the empty lines around it; a block of code is one, with its
/// fences.
QStringList paragraphsOf(const QString& page);
bool isCode(const QString& paragraph);

/// The page in the words of another language. `words` has a paragraph for each of the page that is
/// no code, table or comment, but for the first; all else stays. The page as it is where their
/// numbers differ, and so where there are no words.
QString inWordsOf(const QString& page, const QString& words);

} // namespace tempo::model
