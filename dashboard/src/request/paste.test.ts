import { describe, expect, it } from 'vitest';
import { pastedLines } from './paste';

describe('what is pasted', () => {
  it('is left to the browser where it is plain lines', () => {
    expect(pastedLines('https://img.example/a.jpg\nhttps://img.example/b.jpg\n')).toBeUndefined();
    expect(pastedLines('https://img.example/a"b.jpg')).toBeUndefined();
  });

  it('becomes the addresses among the cells of a spreadsheet', () => {
    const table = 'Name\tAddress\r\nShoe\thttps://img.example/shoe.jpg\r\nHat\thttps://img.example/hat.jpg\r\n';

    expect(pastedLines(table)).toEqual({
      text: 'https://img.example/shoe.jpg\nhttps://img.example/hat.jpg\n',
      leftOut: 4,
    });
  });

  it('becomes every cell where none is an address', () => {
    expect(pastedLines('tv\tradio\nlamp\t')).toEqual({ text: 'tv\nradio\nlamp\n', leftOut: 0 });
  });

  it('loses the quotes of cells, and their line breaks', () => {
    expect(pastedLines('"https://img.example/""a"".jpg"\n"https://img.example/b\n.jpg"')).toEqual({
      text: 'https://img.example/"a".jpg\nhttps://img.example/b .jpg\n',
      leftOut: 0,
    });
  });

  it('keeps a cell with a stray quote as it is', () => {
    expect(pastedLines('"https://img.example/a.jpg\thttps://img.example/b.jpg')?.text).toContain(
      'https://img.example/b.jpg\n',
    );
  });
});
