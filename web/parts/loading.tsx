import { t } from '../texts/index.ts';

export const Loading = () => (
  <p class="soft loading" role="status">
    {t.loading}
  </p>
);
