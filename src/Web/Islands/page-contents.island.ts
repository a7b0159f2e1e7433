/** Marks, in a table of contents, the section that is being read. */
class PageContents extends HTMLElement {
  connectedCallback(): void {
    const links = [...this.querySelectorAll<HTMLAnchorElement>('a[href^="#"]')];
    const headings = [...new Set(links.map((link) => link.hash.slice(1)))]
      .map((id) => document.getElementById(decodeURIComponent(id))).filter((heading) => heading !== null);
    let pending = false;
    const mark = (): void => {
      pending = false;
      const current = headings.filter((heading) => heading.getBoundingClientRect().top < innerHeight / 3).at(-1);
      for (const link of links) {
        if (link.hash === `#${current?.id}`) link.setAttribute('aria-current', 'true');
        else link.removeAttribute('aria-current');
      }
    };
    addEventListener('scroll', () => {
      if (!pending) requestAnimationFrame(mark);
      pending = true;
    }, { passive: true });
    mark();
  }
}

customElements.define('page-contents', PageContents);
