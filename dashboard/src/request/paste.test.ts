import { describe, expect, it } from 'vitest';
import { pastedLines } from './paste';

describe('pastedLines', () => {
  it('leaves plain lines to the browser', () => {
    expect(pastedLines('https://img.example/a.jpg\nhttps://img.example/b.jpg\n')).toBeUndefined();
    expect(pastedLines('https://img.example/a"b.jpg')).toBeUndefined();
  });

  it('takes the URLs from the cells of a spreadsheet', () => {
    const table = 'Name\tAddress\r\nShoe\thttps://img.example/shoe.jpg\r\nHat\thttps://img.example/hat.jpg\r\n';

    expect(pastedLines(table)).toEqual({
      text: 'https://img.example/shoe.jpg\nhttps://img.example/hat.jpg\n',
      ignoredCells: 4,
    });
  });

  it('takes every cell if none is a URL', () => {
    expect(pastedLines('tv\tradio\nlamp\t')).toEqual({ text: 'tv\nradio\nlamp\n', ignoredCells: 0 });
  });

  it('removes quotes and line breaks from cells', () => {
    expect(pastedLines('"https://img.example/""a"".jpg"\n"https://img.example/b\n.jpg"')).toEqual({
      text: 'https://img.example/"a".jpg\nhttps://img.example/b .jpg\n',
      ignoredCells: 0,
    });
  });

  it('keeps a cell with an unbalanced quote', () => {
    expect(pastedLines('"https://img.example/a.jpg\thttps://img.example/b.jpg')?.text).toContain(
      'https://img.example/b.jpg\n',
    );
  });
});
