import './style/tokens.css';
import './style/base.css';
import './style/shell.css';
import './style/lists.css';
import './style/story.css';
import './style/submit.css';
import { render } from 'preact';
import { App } from './app/app.tsx';

const root = document.getElementById('app');
if (root) {
  root.replaceChildren();
  render(<App />, root);
}
