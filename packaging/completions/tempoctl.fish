# Completion of tempoctl(1) for fish.

# The words of the verb so far, at most two; options and the socket's path are stepped over.
function __tempoctl_words
    set -l found
    set -l skip no
    for word in (commandline -opc)[2..-1]
        if test $skip = yes
            set skip no
        else if test "$word" = --socket
            set skip yes
        else if not string match -q -- '-*' "$word"
            set -a found $word
        end
    end
    # A sender or an id that follows a verb is not a word of it.
    string join " " -- $found[1..2]
end

function __tempoctl_at
    test "$(__tempoctl_words)" = "$argv"
end

complete -c tempoctl -f
complete -c tempoctl -l socket -r -F -d 'Control socket of the daemon'
complete -c tempoctl -l json -d 'Print the answer as JSON'
complete -c tempoctl -s h -l help -d 'Print help'
complete -c tempoctl -n '__tempoctl_at' -l version -d 'Print the version'
complete -c tempoctl -n '__tempoctl_at' -l help-all -d 'Print every verb'

complete -c tempoctl -n '__tempoctl_at' -a status -d 'Show how the daemon is doing'
complete -c tempoctl -n '__tempoctl_at' -a health -d 'Tell whether the daemon accepts events'
complete -c tempoctl -n '__tempoctl_at' -a events -d 'List, follow and settle events'
complete -c tempoctl -n '__tempoctl_at' -a sources -d 'List the sources of events, and remove some'
complete -c tempoctl -n '__tempoctl_at' -a timeline -d 'Show the timeline: events and stacks'
complete -c tempoctl -n '__tempoctl_at' -a stacks -d 'Look into the stacks of events'
complete -c tempoctl -n '__tempoctl_at' -a token -d 'Issue and look after the tokens of senders'
complete -c tempoctl -n '__tempoctl_at' -a settings -d 'Read and change the settings'
complete -c tempoctl -n '__tempoctl_at' -a tls -d 'Switch the TLS listener and give senders what they trust'
complete -c tempoctl -n '__tempoctl_at' -a policy -d 'Decide who may connect, and which proxies are believed'
complete -c tempoctl -n '__tempoctl_at' -a key -d 'Check and change the encryption key'
complete -c tempoctl -n '__tempoctl_at' -a audit -d 'Read and check the log of refusals and changes'
complete -c tempoctl -n '__tempoctl_at' -a backup -d 'Back the daemon\'s data up while it runs'
complete -c tempoctl -n '__tempoctl_at' -a restore -d 'Put a backup in the place of the data'
complete -c tempoctl -n '__tempoctl_at' -a export -d 'Print stored events for another program'
complete -c tempoctl -n '__tempoctl_at' -a import -d 'Put exported events back'
complete -c tempoctl -n '__tempoctl_at' -a post -d 'Post an event over HTTP, as a sender would'
complete -c tempoctl -n '__tempoctl_at' -a delete -d 'Delete events by source, sender and time'
complete -c tempoctl -n '__tempoctl_at' -a diagnostics -d 'Write what helps others to find a fault'
complete -c tempoctl -n '__tempoctl_at diagnostics' -F
complete -c tempoctl -n '__tempoctl_at' -a score -d 'Check scores, try them on events and install them'

complete -c tempoctl -n '__tempoctl_at events' -a list -d 'List events, the newest first'
complete -c tempoctl -n '__tempoctl_at events' -a show -d 'Show one event with its earlier versions'
complete -c tempoctl -n '__tempoctl_at events' -a tail -d 'Show the last events and follow the new ones'
complete -c tempoctl -n '__tempoctl_at events' -a ack -d 'Say that someone knows of events'
complete -c tempoctl -n '__tempoctl_at events' -a unack -d 'Take an acknowledgement back'
complete -c tempoctl -n '__tempoctl_at events' -a dismiss -d 'Hide events from lists'
complete -c tempoctl -n '__tempoctl_at events' -a undismiss -d 'Show dismissed events again'
complete -c tempoctl -n '__tempoctl_at events' -a search -d 'Find events by words, the newest first'
complete -c tempoctl -n '__tempoctl_at events' -a delete -d 'Delete events for good'

complete -c tempoctl -n '__tempoctl_at sources' -a list -d 'List the sources and how they are'
complete -c tempoctl -n '__tempoctl_at sources' -a remove -d 'Take a source out of the list'
complete -c tempoctl -n '__tempoctl_at sources remove' -l tree -d 'All sources below it too'
complete -c tempoctl -n '__tempoctl_at sources remove' -l delete-events -d 'Delete its events for good'
complete -c tempoctl -n '__tempoctl_at sources remove' -l revoke-tokens -d 'Revoke the tokens that can send for nothing else'
complete -c tempoctl -n '__tempoctl_at sources remove' -l yes -d 'Do not ask'
complete -c tempoctl -n '__tempoctl_at stacks' -a list -d 'List the stacks, the newest first'
complete -c tempoctl -n '__tempoctl_at stacks' -a show -d 'Show a stack and its events'
complete -c tempoctl -n '__tempoctl_at stacks' -a ack -d 'Say that someone knows of all their events'
complete -c tempoctl -n '__tempoctl_at stacks' -a dismiss -d 'Hide stacks with all their events'
complete -c tempoctl -n '__tempoctl_at stacks show' -l limit -x -d 'At most so many events'
for rows in timeline 'stacks list'
    complete -c tempoctl -n "__tempoctl_at $rows" -l provider -x -d 'Only this provider and those below it'
    complete -c tempoctl -n "__tempoctl_at $rows" -l severity -x -a 'ok info warning error critical' -d 'Only what is shown with this severity'
    complete -c tempoctl -n "__tempoctl_at $rows" -l needs-attention -d 'Only what needs attention'
    complete -c tempoctl -n "__tempoctl_at $rows" -l without -x -d 'Nothing of this provider and those below it'
    complete -c tempoctl -n "__tempoctl_at $rows" -l with-dismissed -d 'What is dismissed too'
    complete -c tempoctl -n "__tempoctl_at $rows" -l limit -x -d 'At most so many'
end

complete -c tempoctl -n '__tempoctl_at token' -a create -d 'Make a sender and print its token'
complete -c tempoctl -n '__tempoctl_at token' -a list -d 'List the senders'
complete -c tempoctl -n '__tempoctl_at token' -a show -d 'Print a sender\'s token again'
complete -c tempoctl -n '__tempoctl_at token' -a rename -d 'Give a sender another name'
complete -c tempoctl -n '__tempoctl_at token' -a rotate -d 'Give a sender a new token'
complete -c tempoctl -n '__tempoctl_at token' -a revoke -d 'Refuse a sender\'s token from now on'
complete -c tempoctl -n '__tempoctl_at token' -a set -d 'Change a sender\'s rate, addresses or expiry'

complete -c tempoctl -n '__tempoctl_at settings' -a list -d 'List the settings with their origin'
complete -c tempoctl -n '__tempoctl_at settings' -a get -d 'Print the value of a setting'
complete -c tempoctl -n '__tempoctl_at settings' -a set -d 'Change a setting'
complete -c tempoctl -n '__tempoctl_at settings' -a unset -d 'Go back to a setting\'s default'

complete -c tempoctl -n '__tempoctl_at tls' -a status -d 'Show the TLS listener and its certificate'
complete -c tempoctl -n '__tempoctl_at tls' -a enable -d 'Switch the TLS listener on'
complete -c tempoctl -n '__tempoctl_at tls' -a disable -d 'Switch the TLS listener off'
complete -c tempoctl -n '__tempoctl_at tls' -a ca -d 'Print the authority\'s certificate'
complete -c tempoctl -n '__tempoctl_at tls' -a pin -d 'Print the pin of the server\'s public key'
complete -c tempoctl -n '__tempoctl_at tls' -a use-certificate -d 'Show senders a certificate of your own'
complete -c tempoctl -n '__tempoctl_at tls' -a regenerate -d 'Make a new authority, key and certificate'
complete -c tempoctl -n '__tempoctl_at tls' -a remove -d 'Switch the TLS listener off and delete its keys'
complete -c tempoctl -n '__tempoctl_at tls use-certificate' -l chain -r -F -d 'PEM file with the certificate and its chain'
complete -c tempoctl -n '__tempoctl_at tls use-certificate' -l key -r -F -d 'PEM file with its private key'
complete -c tempoctl -n '__tempoctl_at tls use-certificate' -l tempo -d 'Go back to the certificate of Tempo\'s own'
complete -c tempoctl -n '__tempoctl_at tls regenerate' -l yes -d 'Do not ask'
complete -c tempoctl -n '__tempoctl_at tls remove' -l yes -d 'Do not ask'

complete -c tempoctl -n '__tempoctl_at policy' -a list -d 'List the rules in the order in which they are asked'
complete -c tempoctl -n '__tempoctl_at policy' -a add -d 'Put a rule on a list'
complete -c tempoctl -n '__tempoctl_at policy' -a remove -d 'Take a rule off a list'
complete -c tempoctl -n '__tempoctl_at policy' -a test -d 'Tell whether an address may connect, and why'
complete -c tempoctl -n '__tempoctl_at policy add' -a 'deny allow proxy' -d 'Which list'
complete -c tempoctl -n '__tempoctl_at policy remove' -a 'deny allow proxy' -d 'Which list'

complete -c tempoctl -n '__tempoctl_at key' -a check -d 'Check that the key opens everything that is sealed'
complete -c tempoctl -n '__tempoctl_at key' -a rotate -d 'Make a new key and seal everything anew'

complete -c tempoctl -n '__tempoctl_at audit' -a list -d 'List refusals and changes'
complete -c tempoctl -n '__tempoctl_at audit' -a verify -d 'Check that no line was changed or removed'
complete -c tempoctl -n '__tempoctl_at audit' -a export -d 'Print the whole log'
complete -c tempoctl -n '__tempoctl_at audit' -a handle -d 'Mark lines as handled'

complete -c tempoctl -n '__tempoctl_at backup' -F -a list -d 'List backups, the newest first'
complete -c tempoctl -n '__tempoctl_at backup' -F -a verify -d 'Check that a backup can be restored'
complete -c tempoctl -n '__tempoctl_at backup verify' -F
complete -c tempoctl -n '__tempoctl_at backup list' -F

complete -c tempoctl -n '__tempoctl_at restore' -F
complete -c tempoctl -n '__tempoctl_at restore' -l undo -d 'Put back what the last restore has replaced'
complete -c tempoctl -n '__tempoctl_at restore' -l yes -d 'Do not ask'

complete -c tempoctl -n '__tempoctl_at export' -l provider -x -d 'Only this provider and those below it'
complete -c tempoctl -n '__tempoctl_at export' -l source -x -d 'Only this provider and those below it'
complete -c tempoctl -n '__tempoctl_at export' -l sender -x -d 'Only this sender'
complete -c tempoctl -n '__tempoctl_at export' -l after -x -d 'Only from this time on'
complete -c tempoctl -n '__tempoctl_at export' -l before -x -d 'Only from before this time'
complete -c tempoctl -n '__tempoctl_at export' -l with-dismissed -d 'Dismissed ones too'
complete -c tempoctl -n '__tempoctl_at export' -l format -x -a 'jsonl json csv' -d 'Form of the output'

complete -c tempoctl -n '__tempoctl_at events search' -l limit -x -d 'At most so many'
complete -c tempoctl -n '__tempoctl_at events search' -l all -d 'All of them'
complete -c tempoctl -n '__tempoctl_at events search' -l jsonl -d 'One JSON object a line'
complete -c tempoctl -n '__tempoctl_at events search' -l ids -d 'Only the ids'
complete -c tempoctl -n '__tempoctl_at events search' -l timing -d 'Say what the search took'
complete -c tempoctl -n '__tempoctl_at post' -l title -x -d 'What happened'
complete -c tempoctl -n '__tempoctl_at post' -l subtitle -x -d 'A second line'
complete -c tempoctl -n '__tempoctl_at post' -l provider -x -d 'Who says so'
complete -c tempoctl -n '__tempoctl_at post' -l severity -x -a 'ok info warning error critical' -d 'How bad it is'
complete -c tempoctl -n '__tempoctl_at post' -l state -x -a 'firing resolved info' -d 'How the world stands'
complete -c tempoctl -n '__tempoctl_at post' -l event-type -x -a 'alert event task reminder' -d 'What kind of event it is'
complete -c tempoctl -n '__tempoctl_at post' -l external-id -x -d 'An event with the same id is replaced'
complete -c tempoctl -n '__tempoctl_at post' -l metadata -x -d 'One more detail, KEY=VALUE'
complete -c tempoctl -n '__tempoctl_at post' -l sender -x -d 'Post with the token of this sender'
complete -c tempoctl -n '__tempoctl_at post' -l token-file -r -d 'Post with the token in this file'
complete -c tempoctl -n '__tempoctl_at post' -l url -x -d 'Where to'
complete -c tempoctl -n '__tempoctl_at post' -l host -x -d 'Where to'
complete -c tempoctl -n '__tempoctl_at post' -l cacert -r -d 'Trust this authority'
complete -c tempoctl -n '__tempoctl_at post' -l pinnedpubkey -x -d 'Accept only this public key'
complete -c tempoctl -n '__tempoctl_at post' -l dry-run -d 'Print the event, post nothing'
complete -c tempoctl -n '__tempoctl_at import' -F
complete -c tempoctl -n '__tempoctl_at delete' -l provider -x -d 'Only this provider and those below it'
complete -c tempoctl -n '__tempoctl_at delete' -l source -x -d 'Only this provider and those below it'
complete -c tempoctl -n '__tempoctl_at delete' -l sender -x -d 'Only this sender'
complete -c tempoctl -n '__tempoctl_at delete' -l after -x -d 'Only from this time on'
complete -c tempoctl -n '__tempoctl_at delete' -l before -x -d 'Only from before this time'
complete -c tempoctl -n '__tempoctl_at delete' -l yes -d 'Do not ask'

complete -c tempoctl -n '__tempoctl_at score' -a list -d 'List the scores that the daemon uses'
complete -c tempoctl -n '__tempoctl_at score' -a install -d 'Have the daemon use a score'
complete -c tempoctl -n '__tempoctl_at score' -a remove -d 'Remove a score that was installed'
complete -c tempoctl -n '__tempoctl_at score' -a reload -d 'Have the daemon read its score files again'
complete -c tempoctl -n '__tempoctl_at score install' -F
complete -c tempoctl -n '__tempoctl_at score' -a validate -d 'Check score files'
complete -c tempoctl -n '__tempoctl_at score' -a test -d 'Show what a score makes of events'
complete -c tempoctl -n '__tempoctl_at score validate' -F
complete -c tempoctl -n '__tempoctl_at score test' -F
complete -c tempoctl -n '__tempoctl_at score' -a preview -d 'Show what a score would make of stored events'
complete -c tempoctl -n '__tempoctl_at score preview' -F
complete -c tempoctl -n '__tempoctl_at score preview' -l limit -x -d 'How many of the newest events'

complete -c tempoctl -n '__tempoctl_at health' -l wait -x -d 'Wait so many seconds'

complete -c tempoctl -n '__tempoctl_at events list' -l provider -x -d 'Only this provider'
complete -c tempoctl -n '__tempoctl_at events list' -l severity -x -a 'ok info warning error critical' -d 'Only this severity'
complete -c tempoctl -n '__tempoctl_at events list' -l needs-attention -d 'Only what needs attention'
complete -c tempoctl -n '__tempoctl_at events list' -l with-dismissed -d 'Dismissed ones too'
complete -c tempoctl -n '__tempoctl_at events list' -l limit -x -d 'At most so many'
complete -c tempoctl -n '__tempoctl_at events list' -l all -d 'All of them'
complete -c tempoctl -n '__tempoctl_at events list' -l jsonl -d 'One JSON object a line'
complete -c tempoctl -n '__tempoctl_at events list' -l ids -d 'Only the ids'
complete -c tempoctl -n '__tempoctl_at events list' -l timing -d 'Say what the queries took'

complete -c tempoctl -n '__tempoctl_at events tail' -l limit -x -d 'End after so many'
complete -c tempoctl -n '__tempoctl_at events tail' -l last -x -d 'Begin with so many stored events'
complete -c tempoctl -n '__tempoctl_at events tail' -l after -x -d 'Begin after this event'
complete -c tempoctl -n '__tempoctl_at events tail' -l provider -x -d 'Only this provider'
complete -c tempoctl -n '__tempoctl_at events tail' -l jsonl -d 'One JSON object a line'

complete -c tempoctl -n '__tempoctl_at token create' -l name -x -d 'Name of the sender'
complete -c tempoctl -n '__tempoctl_at token create' -l provider -x -d 'Provider of its events'
complete -c tempoctl -n '__tempoctl_at token create' -l rate -x -a 'off default' -d 'Events a minute'
complete -c tempoctl -n '__tempoctl_at token create' -l expires -x -a 'never 7d 30d 365d' -d 'When it ends'
complete -c tempoctl -n '__tempoctl_at token create' -l allow -x -d 'Address or network it may post from'
complete -c tempoctl -n '__tempoctl_at token create' -l show-once -d 'Keep only a hash of the token'
complete -c tempoctl -n '__tempoctl_at token create' -l require-tls -d 'Refuse it where it posts in the clear'
complete -c tempoctl -n '__tempoctl_at token set' -l rate -x -a 'off default' -d 'Events a minute'
complete -c tempoctl -n '__tempoctl_at token set' -l expires -x -a 'never 7d 30d 365d' -d 'When it ends'
complete -c tempoctl -n '__tempoctl_at token set' -l allow -x -d 'Address or network it may post from'
complete -c tempoctl -n '__tempoctl_at token set' -l allow-any -d 'It may post from any address'
complete -c tempoctl -n '__tempoctl_at token set' -l require-tls -x -a 'on off' -d 'Whether a use in the clear is refused'
complete -c tempoctl -n '__tempoctl_at token set' -l client-subject -x -a none -d 'Subject of the client certificate that it must show'
complete -c tempoctl -n '__tempoctl_at settings set' -l force -d 'Even if senders that require TLS stop working'
complete -c tempoctl -n '__tempoctl_at settings unset' -l force -d 'Even if senders that require TLS stop working'
complete -c tempoctl -n '__tempoctl_at tls disable' -l force -d 'Even if senders that require TLS stop working'
complete -c tempoctl -n '__tempoctl_at tls remove' -l force -d 'Even if senders that require TLS stop working'
complete -c tempoctl -n '__tempoctl_at token rotate' -l grace -x -a '5m 1h 1d' -d 'How long the earlier token stays valid'

complete -c tempoctl -n '__tempoctl_at audit list' -l refusals -d 'Only refused requests'
complete -c tempoctl -n '__tempoctl_at audit list' -l changes -d 'Only changes'
complete -c tempoctl -n '__tempoctl_at audit list' -l limit -x -d 'At most so many'
complete -c tempoctl -n '__tempoctl_at audit export' -l format -x -a 'jsonl csv' -d 'Form of the lines'
complete -c tempoctl -n '__tempoctl_at audit export' -l provider -x -d 'Only this provider and those below it'
complete -c tempoctl -n '__tempoctl_at audit export' -l source -x -d 'Only this provider and those below it'
complete -c tempoctl -n '__tempoctl_at audit export' -l sender -x -d 'Only this sender'
complete -c tempoctl -n '__tempoctl_at audit export' -l after -x -d 'Only from this time on'
complete -c tempoctl -n '__tempoctl_at audit export' -l before -x -d 'Only from before this time'
