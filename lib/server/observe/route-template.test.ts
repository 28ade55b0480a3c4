import { expect, test } from 'vitest';
import { contracts } from '../../api/openapi';
import { routeTemplate } from './route-template';

test.each([
  ['/api/datasets/5f1c?share=secret', '/api/datasets/{id}'],
  ['/api/datasets/5f1c/members/u1', '/api/datasets/{id}/members/{user}'],
  ['/api/imports/5f1c/rejects.csv', '/api/imports/{id}/rejects.csv'],
  ['/api/imports/5f1c/rejectsxcsv', 'other'],
  ['/data-summary?from=2024-03-01', '/api/data-summary'],
  ['/upload-data', '/api/upload-data'],
  ['/s/secret/summary', '/s/*'],
  ['/d/5f1c/forecast', '/d/*'],
  ['/api/auth/sign-in/email', '/api/auth/*'],
  ['/wp-login.php', 'other'],
  ['', 'other'],
])('%s is counted as %s', (url, template) => expect(routeTemplate(url)).toBe(template));

test('every endpoint is counted as itself', () => {
  for (const { path } of contracts) expect(routeTemplate(path.replace(/\{\w+\}/g, 'x'))).toBe(path);
});
