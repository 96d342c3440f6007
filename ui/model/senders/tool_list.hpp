#pragma once

#include <QList>
#include <QString>

namespace tempo::model {

/// Who writes the ready text for a tool.
enum class Instructions : std::uint8_t {
    Curl,      ///< a command to paste
    TempoPost, ///< a command to paste
    Page       ///< what its page in docs/senders says
};

/// A tool that can send. Its provider is that of a score that comes with Tempo.
struct Tool {
    QString name;
    QString words; ///< what it tells of, in a few words
    QString provider;
    QString page; ///< in docs/senders, without `.md`
    Instructions instructions = Instructions::Page;
    /// What a sender's provider has behind that of the tool, so that two of them are told apart.
    enum class Ending : std::uint8_t { None, Name } ending = Ending::None;
};

/// All of them: scripts, tools by name, then whatever else posts JSON.
QList<Tool> tools();

/// Whether each of the words of `wanted` is in its name, its words or its provider.
bool isMeant(const Tool& tool, const QString& wanted);

/// A provider that suits the tool and the name of the sender.
QString suggestedProvider(const Tool& tool, const QString& name);

} // namespace tempo::model
