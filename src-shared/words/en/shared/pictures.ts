/** Why a picture is not taken, and what stands between a picture and the phones. */
export const pictures = {
  problems: {
    empty: 'The file is empty.',
    'too-many-bytes': 'The file is larger than 25 MB. Save a smaller copy, then choose that.',
    'too-many-pixels':
      'The picture has more pixels than a phone could ever show. Save a smaller copy, then choose that.',
    svg: 'SVG drawings can’t be sent. Save the drawing as PNG or JPEG.',
    'other-format': 'Only JPEG, PNG and GIF can be sent. Save the picture in one of these formats.',
    'no-picture': 'This isn’t a picture. Choose a JPEG, PNG or GIF.',
    truncated: 'The file ends in the middle of the picture. Copy or download the file again.',
    damaged:
      'The picture is damaged. Open and save the picture in another program, then try again.',
    'animated-png':
      'Animated PNGs don’t move on phones. Save the picture as GIF or as a still PNG.',
    'animation-too-large':
      'This animated GIF is too large for carriers: at most 600 KB and 2,048 pixels a side. Ovo can’t make a moving picture smaller.',
    'too-large':
      'The picture is too large for carriers: at most 600 KB and 2,048 pixels a side. Choose the picture in the Ovo window, which makes a smaller copy, or save a smaller one yourself.',
    'not-https': 'The address of a picture begins with https:// and has no password in it.',
    'private-address':
      'This address is only reachable from your own network, so Twilio can’t fetch the picture.',
    'not-answered': 'Nothing answered at this address. Check the address in a browser.',
    'not-found': 'There is no picture at this address, or it needs a login. Twilio can’t fetch it.',
    redirected:
      'This address leads to another one. Copy the final address of the picture from a browser.',
    'wrong-type':
      'The server says that this is something else than the picture it is, so Twilio would refuse it (error 12300). Ask whoever runs the server for the right Content-Type.',
  },
  unknown: 'This picture is no longer there. Choose the picture again.',
  addressNeeded:
    'Put the picture on Twilio first, so that Twilio can fetch it, or give an https address of your own.',
  senders: {
    'no-sender': 'Choose a sender: not every sender can send pictures.',
    name: 'A name can’t send pictures. Choose a number of yours, or a Messaging Service.',
    'number-without-mms':
      'This number can’t send pictures (no MMS). Choose another number, or remove the picture.',
    'service-without-mms':
      'No number of this Messaging Service can send pictures (no MMS). Add such a number in Twilio, choose another sender, or remove the picture.',
    country:
      'Numbers of this country can’t send pictures. Twilio sends pictures from numbers of the US, Canada and Australia only.',
  },
  hosting: {
    noAccount: 'Connect Twilio in Settings first. The picture is put into your own account.',
    failed: (why: string) => `Couldn’t put the picture on Twilio. ${why} Nothing was sent.`,
    otherAccount:
      'The picture is no longer in the Twilio account that had it. Connect that account again in Settings, or choose the picture again in a new draft.',
    building: 'Twilio couldn’t publish the picture. Try again in a few minutes.',
    others:
      'Another computer is putting pictures on Twilio at the same time. Try again in a few minutes.',
    slow: 'Twilio took longer than two minutes to publish the picture. Try again in a few minutes.',
  },
} as const;
