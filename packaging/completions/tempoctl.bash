# Completion of tempoctl(1) for bash.

# What may follow a verb: its options, then its words.
_tempoctl_words() {
    case "$1" in
    '') echo 'status health events sources timeline stacks token settings tls policy key audit backup restore export import delete post diagnostics score --version --help-all' ;;
    events) echo 'list search show tail ack unack dismiss undismiss delete' ;;
    sources) echo 'list remove' ;;
    stacks) echo 'list show ack dismiss' ;;
    timeline | 'stacks list') echo '--provider --without --severity --needs-attention --with-dismissed --limit' ;;
    'sources remove') echo '--tree --delete-events --revoke-tokens --yes' ;;
    'stacks show') echo '--limit' ;;
    token) echo 'create list show rename rotate revoke set' ;;
    settings) echo 'list get set unset' ;;
    tls) echo 'status enable disable ca pin use-certificate regenerate remove' ;;
    policy) echo 'list add remove test' ;;
    key) echo 'check rotate' ;;
    audit) echo 'list verify export handle' ;;
    backup) echo 'list verify' ;;
    restore) echo '--undo --yes' ;;
    export) echo '--provider --source --sender --after --before --with-dismissed --format' ;;
    post) echo '--title --subtitle --provider --severity --state --event-type --external-id --metadata --sender --token-file --url --host --cacert --pinnedpubkey --dry-run' ;;
    delete) echo '--provider --source --sender --after --before --yes' ;;
    score) echo 'list install remove reload validate test preview' ;;
    'score preview') echo '--limit' ;;
    health) echo '--wait' ;;
    'events list') echo '--provider --severity --needs-attention --with-dismissed --limit --all --jsonl --ids --timing' ;;
    'events search') echo '--limit --all --jsonl --ids --timing' ;;
    'events tail') echo '--limit --last --after --provider --jsonl' ;;
    'token create') echo '--name --provider --rate --expires --allow --show-once --require-tls' ;;
    'token rotate') echo '--grace' ;;
    'token set') echo '--rate --expires --allow --allow-any --require-tls --client-subject' ;;
    'settings set' | 'settings unset' | 'tls disable') echo '--force' ;;
    'tls use-certificate') echo '--chain --key --tempo' ;;
    'tls regenerate') echo '--yes' ;;
    'tls remove') echo '--yes --force' ;;
    'policy add' | 'policy remove') echo 'deny allow proxy' ;;
    'audit list') echo '--refusals --changes --limit' ;;
    'audit export') echo '--provider --source --sender --after --before --format' ;;
    esac
}

# The verb so far, at most two words; options and the socket's path are stepped over.
_tempoctl_verb() {
    local verb='' word skip=''
    for word in "${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
        if [[ -n $skip ]]; then
            skip=''
        elif [[ $word == --socket ]]; then
            skip=yes
        elif [[ $word != -* && $verb != *' '* ]]; then
            verb="${verb:+$verb }$word"
            case "$verb" in events | sources | stacks | token | settings | tls | policy | key | audit | backup | score) ;; *) break ;; esac
        fi
    done
    echo "$verb"
}

_tempoctl() {
    local current="${COMP_WORDS[COMP_CWORD]}" previous="${COMP_WORDS[COMP_CWORD - 1]}" words
    if [[ $current != -* && $(_tempoctl_verb) == 'score '* ]]; then
        mapfile -t COMPREPLY < <(compgen -f -- "$current")
        return
    fi
    case "$previous" in
    --socket | --chain | --key | --token-file | --cacert | import | diagnostics)
        mapfile -t COMPREPLY < <(compgen -f -- "$current")
        return
        ;;
    --severity) words='ok info warning error critical' ;;
    --state) words='firing resolved info' ;;
    --event-type) words='alert event task reminder' ;;
    --rate) words='off default' ;;
    --expires) words='never 7d 30d 365d' ;;
    --grace) words='5m 1h 1d' ;;
    --format) words='jsonl json csv' ;;
    --require-tls) [[ $(_tempoctl_verb) == 'token set' ]] && words='on off' ;;
    backup | restore | verify)
        mapfile -t COMPREPLY < <(compgen -W "$(_tempoctl_words "$previous")" -- "$current"; compgen -d -- "$current")
        return
        ;;
    --provider | --source | --sender | --before | --name | --allow | --client-subject | --title | --subtitle | --external-id | --metadata | --url | --host | --pinnedpubkey | --limit | --last | --after | --wait) return ;;
    *) words="$(_tempoctl_words "$(_tempoctl_verb)") --socket --json --help" ;;
    esac
    mapfile -t COMPREPLY < <(compgen -W "$words" -- "$current")
}

complete -F _tempoctl tempoctl
