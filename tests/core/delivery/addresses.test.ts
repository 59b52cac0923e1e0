import { describe, expect, test } from 'vitest';
import { isPublicAddress, urlProblem } from '../../../functions/core/delivery/addresses.ts';

const hostile = [
  'http://127.0.0.1/',
  'http://127.1/',
  'http://2130706433/',
  'http://0x7f000001/',
  'http://0x7f.1/',
  'http://017700000001/',
  'http://0177.0.0.1/',
  'http://①②⑦.⓪.⓪.①/',
  'http://127。0。0。1/',
  'http://%31%32%37.0.0.1/',
  'http://0/',
  'http://0.0.0.0/',
  'http://10.0.0.1/',
  'http://172.16.0.1/',
  'http://192.168.1.1/',
  'http://100.64.0.1/',
  'http://169.254.169.254/latest/meta-data/',
  'http://224.0.0.1/',
  'http://255.255.255.255/',
  'http://198.18.0.1/',
  'http://[::1]/',
  'http://[::]/',
  'http://[::127.0.0.1]/',
  'http://[::7f00:1]/',
  'http://[::ffff:127.0.0.1]/',
  'http://[::ffff:a9fe:a9fe]/',
  'http://[::ffff:0:7f00:1]/',
  'http://[64:ff9b::7f00:1]/',
  'http://[64:ff9b:1::a9fe:a9fe]/',
  'http://[2002:7f00:1::]/',
  'http://[2001::1]/',
  'http://[fe80::1]/',
  'http://[fec0::1]/',
  'http://[fd00:ec2::254]/',
  'http://[ff02::1]/',
  'http://[4000::1]/',
  'ftp://example.com/',
  'file:///etc/passwd',
  'gopher://example.com/',
  'javascript:alert(1)',
  'http://user@example.com/',
  'http://user:secret@example.com/',
  'http://example.com:25/',
  'http://example.com:22/',
  'not a url',
  `https://example.com/${'a'.repeat(2048)}`,
];

describe('addresses that Dateline does not call', () => {
  test.each(hostile)('%s', (url) => {
    expect(urlProblem(url)).toBeTypeOf('string');
  });

  test.each([
    'https://example.com/hook?x=1',
    'http://example.com:8080/',
    'https://93.184.215.14/',
    'https://[2606:2800:21f:cb07:6820:80da:af6b:8b2c]/',
    'https://bücher.example/',
  ])('but it calls %s', (url) => {
    expect(urlProblem(url)).toBeUndefined();
  });

  test('this machine only when it is said', () => {
    for (const url of [
      'http://127.0.0.1:8080/',
      'http://[::1]:8080/',
      'http://localhost:8080/',
      'https://a.localhost/',
    ]) {
      expect(urlProblem(url)).toBeDefined();
      expect(urlProblem(url, { allowLoopback: true })).toBeUndefined();
    }
    expect(urlProblem('http://10.0.0.1/', { allowLoopback: true })).toBeDefined();
    expect(isPublicAddress('::ffff:127.0.0.1', { allowLoopback: true })).toBe(false);
  });

  test('over https only where that is asked for, but for this machine', () => {
    for (const url of ['http://example.com/', 'http://93.184.215.14/'])
      for (const allowLoopback of [false, true])
        expect(urlProblem(url, { httpsOnly: true, allowLoopback })).toContain('https');
    expect(urlProblem('https://example.com/', { httpsOnly: true })).toBeUndefined();
    expect(urlProblem('http://127.0.0.1:8080/', { httpsOnly: true })).toBeDefined();
    expect(urlProblem('http://127.0.0.1:8080/', { httpsOnly: true, allowLoopback: true })).toBeUndefined();
  });

  test('what is no address is not public', () => {
    expect(isPublicAddress('localhost')).toBe(false);
    expect(isPublicAddress('')).toBe(false);
  });
});
