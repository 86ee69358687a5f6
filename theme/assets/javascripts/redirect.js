/** On the page at an interview's old address: leads to the new one, and to the paragraph that the link named. */
location.replace(document.querySelector("link[rel=canonical]").href + location.search + location.hash);
