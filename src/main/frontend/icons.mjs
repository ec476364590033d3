// The Lucide icons that pages use, by name.
export const icons = [
  'activity', 'archive', 'arrow-down', 'arrow-left', 'arrow-right', 'arrow-up', 'bell', 'bookmark', 'calendar',
  'check', 'chevron-down', 'chevron-left', 'chevron-right', 'chevron-up', 'circle', 'circle-alert', 'circle-check',
  'circle-help', 'clipboard-list', 'clock', 'copy', 'corner-down-right', 'door-open', 'download', 'ellipsis', 'eye',
  'eye-off', 'file-text', 'flag', 'gavel', 'git-compare', 'grip-vertical', 'hand', 'history', 'house', 'inbox', 'info',
  'keyboard', 'laptop', 'layers', 'library', 'lightbulb', 'link', 'list-checks', 'lock', 'lock-open', 'log-in', 'log-out',
  'mail', 'menu', 'message-circle', 'monitor', 'moon', 'notebook-pen', 'pause', 'pencil', 'play', 'plus', 'refresh-cw',
  'repeat', 'rotate-ccw', 'search', 'send', 'server', 'settings', 'shield', 'sliders-horizontal', 'square', 'star', 'sun',
  'tag', 'timer', 'trash-2', 'triangle-alert', 'undo-2', 'upload', 'user', 'user-plus', 'users', 'wifi', 'wifi-off', 'x', 'zap',
];
